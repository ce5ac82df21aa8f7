@echo off
rem Checks all reports in a folder with the runtime that VS Code brings along; Node.js is not needed.
rem Drag a folder onto this file, or put this file into the folder and double-click it.
rem All of this is ASCII on purpose: cmd.exe reads it in whichever code page Windows has. Chinese is spoken by the program.
setlocal EnableExtensions DisableDelayedExpansion
set "CODE="
set "CLI="

if defined JIAOHE_CODE call :use_code "%JIAOHE_CODE%"
if defined JIAOHE_CODE if not defined CODE goto no_code
call :use_code "%LOCALAPPDATA%\Programs\Microsoft VS Code\Code.exe"
call :use_code "%ProgramFiles%\Microsoft VS Code\Code.exe"
call :use_code "%ProgramFiles(x86)%\Microsoft VS Code\Code.exe"
call :use_code "%LOCALAPPDATA%\Programs\VSCodium\VSCodium.exe"
call :use_code "%ProgramFiles%\VSCodium\VSCodium.exe"
call :use_code "%LOCALAPPDATA%\Programs\Microsoft VS Code Insiders\Code - Insiders.exe"
call :use_code "%ProgramFiles%\Microsoft VS Code Insiders\Code - Insiders.exe"
for %%C in (code.cmd) do call :use_code "%%~dp$PATH:C..\Code.exe"
for %%C in (codium.cmd) do call :use_code "%%~dp$PATH:C..\VSCodium.exe"
if not defined CODE goto no_code

if exist "%~dp0..\..\dist\cli.js" set "CLI=%~dp0..\..\dist\cli.js"
if defined VSCODE_EXTENSIONS call :use_extension "%VSCODE_EXTENSIONS%"
call :use_extension "%USERPROFILE%\.vscode\extensions"
call :use_extension "%USERPROFILE%\.vscode-oss\extensions"
call :use_extension "%USERPROFILE%\.vscode-insiders\extensions"
for %%C in ("%CODE%") do call :use_extension "%%~dpCdata\extensions"
if not defined CLI goto no_cli

set "ELECTRON_RUN_AS_NODE=1"
set "NODE_OPTIONS="
if "%~1"=="" goto own_folder
"%CODE%" "%CLI%" folder %*
goto done

:own_folder
rem Without the dot, the last backslash would take the quotation mark with it.
"%CODE%" "%CLI%" folder "%~dp0."
goto done

:no_code
echo VS Code was not found. Please install it first.
powershell -NoProfile -Command "[regex]::Unescape('\u6ca1\u6709\u627e\u5230 VS Code\u3002\u8bf7\u5148\u5b89\u88c5 VS Code\uff1b\u88c5\u5728\u522b\u5904\u7684\uff0c\u628a JIAOHE_CODE \u8bbe\u4e3a Code.exe \u7684\u4f4d\u7f6e\u3002')"
set "STATUS=2"
goto end

:no_cli
echo The extension Jiaohe was not found. Please install it in VS Code first.
powershell -NoProfile -Command "[regex]::Unescape('\u6ca1\u6709\u627e\u5230\u6821\u6838\u3002\u8bf7\u5148\u5728 VS Code \u91cc\u5b89\u88c5\u6821\u6838\u6269\u5c55\uff08\u4ece VSIX \u5b89\u88c5\u2026\uff09\uff0c\u518d\u8fd0\u884c\u672c\u811a\u672c\u3002')"
set "STATUS=2"
goto end

:done
set "STATUS=%ERRORLEVEL%"

:end
echo.
pause
exit /b %STATUS%

rem Takes a program if it is there and none is taken yet.
:use_code
if defined CODE goto :eof
if exist "%~1" set "CODE=%~1"
goto :eof

rem Takes the newest of our extensions in a folder if none is taken yet. Only its bare name, all ASCII, goes through the code page.
:use_extension
if defined CLI goto :eof
for /f "delims=" %%D in ('dir /b /ad /o-d "%~1\jiaohe.jiaohe-*" 2^>nul') do call :use_cli "%~1\%%D\dist\cli.js"
goto :eof

:use_cli
if defined CLI goto :eof
if exist "%~1" set "CLI=%~1"
goto :eof
