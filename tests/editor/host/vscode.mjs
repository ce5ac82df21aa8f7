// The tests' `vscode`: native ES modules get the editor's own from the extension host.
export * from 'vscode';
