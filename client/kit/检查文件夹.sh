#!/bin/sh
# 用 VS Code 自带的运行环境检查一个文件夹里的全部报告，不需要另装 Node.js。
# 用法：sh 检查文件夹.sh [文件夹…]；不写文件夹，就检查本脚本所在的文件夹。
# VS Code 装在别处时，用 JIAOHE_CODE 写明它的程序，例如 JIAOHE_CODE=/opt/code/code sh 检查文件夹.sh

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2

# 扩展里的程序：先看本脚本是否就在扩展里，再看各处装的，新装的在前。
find_cli() {
  if [ -f "$here/../../dist/cli.js" ]; then
    printf '%s\n' "$here/../../dist/cli.js"
    return
  fi
  for folder in "$VSCODE_EXTENSIONS" "$HOME/.vscode/extensions" "$HOME/.vscode-oss/extensions" "$HOME/.vscode-insiders/extensions"; do
    [ -n "$folder" ] || continue
    # 没有时，模式原样留下，ls 找不到它。
    found=$(ls -td -- "$folder"/jiaohe.jiaohe-*/dist/cli.js 2>/dev/null | head -n 1)
    if [ -n "$found" ]; then
      printf '%s\n' "$found"
      return
    fi
  done
}

# VS Code 的程序：写明的；没有写明时，通常的地方、命令 code 旁边的；都没有时，用 Node.js 20 以上。
find_runtime() {
  if [ -n "$JIAOHE_CODE" ]; then
    [ -f "$JIAOHE_CODE" ] && [ -x "$JIAOHE_CODE" ] && printf '%s\n' "$JIAOHE_CODE"
    return
  fi
  for program in \
    /usr/share/code/code /usr/share/codium/codium /usr/share/code-insiders/code-insiders \
    /opt/visual-studio-code/code /opt/vscodium-bin/codium /snap/code/current/usr/share/code/code \
    "/Applications/Visual Studio Code.app/Contents/MacOS/Electron" \
    "/Applications/Visual Studio Code.app/Contents/MacOS/Code" \
    "$HOME/Applications/Visual Studio Code.app/Contents/MacOS/Electron" \
    "/Applications/VSCodium.app/Contents/MacOS/Electron" \
    "/Applications/VSCodium.app/Contents/MacOS/VSCodium"; do
    if [ -f "$program" ] && [ -x "$program" ]; then
      printf '%s\n' "$program"
      return
    fi
  done
  for name in code codium code-insiders; do
    command=$(command -v "$name" 2>/dev/null) || continue
    program=$(dirname -- "$(dirname -- "$(readlink -f -- "$command" 2>/dev/null)")")/$name
    if [ -f "$program" ] && [ -x "$program" ]; then
      printf '%s\n' "$program"
      return
    fi
  done
  node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null && command -v node
}

cli=$(find_cli)
runtime=$(find_runtime)
if [ -z "$cli" ]; then
  echo '没有找到校核。请先在 VS Code 里安装校核扩展（从 VSIX 安装…），再运行本脚本。' >&2
  exit 2
fi
if [ -z "$runtime" ] && [ -n "$JIAOHE_CODE" ]; then
  echo "JIAOHE_CODE 写的程序没有找到，或者不能运行：$JIAOHE_CODE" >&2
  exit 2
fi
if [ -z "$runtime" ]; then
  echo '没有找到 VS Code。请先安装 VS Code；装在别处的，用 JIAOHE_CODE 写明它的程序。' >&2
  exit 2
fi
[ $# -gt 0 ] || set -- "$here"
ELECTRON_RUN_AS_NODE=1 exec "$runtime" "$cli" folder "$@"
