/** A piece of HTML, safe to put into another. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | readonly Piece[];

/** HTML from a template: texts that are put in are escaped, pieces of HTML are not. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: strings.reduce((whole, text, at) => whole + toHtml(pieces[at - 1]!) + text) };
}

/** Nothing. */
export const NO_HTML: Html = { html: '' };

/** A page that loads nothing and runs nothing: only the style it brings itself applies. */
export function toPage(title: string, style: string, body: Html): string {
  return html`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
${body}
</body>
</html>
`.html;
}

function toHtml(piece: Piece): string {
  if (typeof piece === 'object') return 'html' in piece ? piece.html : piece.map(toHtml).join('');
  return String(piece).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
