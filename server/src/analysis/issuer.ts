import type { Analysis } from './analyze.ts';
import type { Span } from './span.ts';

/** What kind of body reports: 市县政府, 部门, 乡镇街道. */
export const REPORTERS = ['government', 'department', 'township'] as const;
export type Reporter = (typeof REPORTERS)[number];

/** Who reports. */
export interface Issuer {
  /** As written where it is told best: 青石镇人民政府. */
  readonly name: string;
  readonly reporter: Reporter | null;
  /** Where it is told. */
  readonly places: readonly Span[];
}

const KINDS: readonly (readonly [Reporter, RegExp])[] = [
  ['township', /街道(?:办事处|党工委)?$|[镇乡](?:人民政府|党委)?$|街道$/],
  ['department', /(?:局|厅|委员会|委|办公室|办|中心|队|部|院|总署|管理处)$/],
  ['government', /(?:人民政府|[省市县区旗](?:政府)?)$/],
];
const NAME = /[\u4e00-\u9fa5]{2,30}?(?:人民政府|街道办事处|街道|[镇乡](?![村])|委员会|局|厅)/;

/** Who reports, from the signature, the title or the file's name; null where nothing tells. */
export function readIssuer(analysis: Analysis, fileName = ''): Issuer | null {
  const { text } = analysis.source;
  const signature = analysis.blocks.findLast(({ kind }) => kind === 'signature');
  if (signature) return toIssuer(text.slice(signature.start, signature.end).replace(/\s/g, ''), [signature]);
  const title = analysis.blocks.find(({ kind }) => kind === 'title');
  const named = NAME.exec(title ? text.slice(title.start, title.end) : fileName);
  if (!named) return null;
  const places = title ? [{ start: title.start + named.index, end: title.start + named.index + named[0].length }] : [];
  return toIssuer(named[0], places);
}

function toIssuer(name: string, places: readonly Span[]): Issuer {
  const plain = name.replace(/[（(]印章?[)）]$/, '');
  return { name: plain, reporter: KINDS.find(([, ending]) => ending.test(plain))?.[0] ?? null, places };
}
