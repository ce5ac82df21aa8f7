import '../no-eval.ts';
import * as z from 'zod';
import { content } from './content-schema.ts';
import {
  type Content,
  type DeepReadonly,
  type Profile,
  type ProfileProblem,
  profileObject,
  recognition,
} from './schema.ts';
import { findStrayNames } from './stray-names.ts';
import { headingWords, id } from './words-schema.ts';

/** What a profile of one's own says; what it does not say is its base's, or follows from the rest. */
export type ProfileFile = DeepReadonly<z.infer<typeof profileFileSchema>>;

/** A profile of one's own made whole, or what is wrong with its file. */
export type CompletedProfile =
  | { readonly profile: Profile; readonly problems: readonly [] }
  | { readonly profile: null; readonly problems: readonly ProfileProblem[] };

const ownContent = z
  .strictObject({
    ...content.partial().shape,
    id: id.describe('代号。写原有内容的代号就是改那一项：词表是补充，其余是替换；写新的代号就是增加一项'),
    headings: headingWords.partial().optional().describe(headingWords.description!),
  })
  .describe('一项必备内容。新增的至少要有 id、name、headings');

/** The form of a `*.jiaohe-profile.json`. The parts are those of a complete profile. */
export const profileFileSchema = z
  .strictObject({
    ...profileObject.partial().shape,
    id: id.describe('代号，用来在设置里指名；不能和自带的报告类型相同'),
    name: profileObject.shape.name,
    extends: z.string().optional().describe('在哪一种自带的报告类型上改；不写就是另起一种'),
    recognition: recognition
      .partial()
      .optional()
      .describe('怎样认出这类报告；写了 extends 时是补充。另起一种时必须有 titles'),
    precedence: z
      .array(id)
      .optional()
      .describe('一个标题对得上几项内容时，先认哪一项；没有列出的新内容在最前，原有的在最后'),
    contents: z.array(ownContent).optional().describe('必备内容：改原有的，或者增加'),
  })
  .describe('校核的报告类型：一类报告必须写什么');

/** Makes a profile of one's own whole. `bases` are the kinds it may build on. */
export function completeProfile(file: ProfileFile, bases: readonly Profile[]): CompletedProfile {
  const base = bases.find((profile) => profile.id === file.extends) ?? null;
  const gaps = findGaps(file, base, bases);
  if (gaps.length > 0) return { profile: null, problems: gaps };
  const { extends: _, contents: own = [], precedence: first, recognition, ...rest } = file;
  const demandedBy = base?.basis && !file.basis ? `报告类型“${file.name}”` : undefined;
  const contents = mergeContents(base?.contents ?? [], own, demandedBy);
  const profile: Profile = {
    ...base,
    ...rest,
    format: 1,
    recognition: mergeRecognition(base?.recognition, recognition),
    precedence: orderOf(base?.precedence ?? [], first ?? [], contents),
    contents,
  };
  const problems = findStrayNames(profile).map(({ path, message }) => ({ path: ownPath(path, profile, own), message }));
  return problems.length > 0 ? { profile: null, problems } : { profile, problems: [] };
}

type OwnContent = NonNullable<ProfileFile['contents']>[number];

/** What a file has to say because nothing else can. */
function findGaps(file: ProfileFile, base: Profile | null, bases: readonly Profile[]): readonly ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const ids = bases.map((profile) => profile.id);
  if (ids.includes(file.id)) {
    const message = `代号“${file.id}”是自带的报告类型，请换一个；要在它上面改，另写 "extends": "${file.id}"`;
    problems.push({ path: ['id'], message });
  }
  if (file.extends !== undefined && !base) {
    problems.push({ path: ['extends'], message: `没有自带的报告类型“${file.extends}”，可以写 ${ids.join('、')}` });
    return problems;
  }
  if (!base && !file.recognition?.titles) {
    const path = file.recognition ? ['recognition'] : [];
    problems.push({ path, message: '缺少“recognition.titles”：怎样的题目是这类报告' });
  }
  file.contents?.forEach(({ id, name, headings }, at) => {
    if (base?.contents.some((item) => item.id === id)) return;
    for (const [key, value] of Object.entries({ name, 'headings.contain': headings?.contain })) {
      if (value !== undefined) continue;
      problems.push({ path: ['contents', at], message: `“${id}”是新增的内容，缺少“${key}”` });
    }
  });
  return problems;
}

/** What is demanded beyond the base's regulation is demanded by the profile itself. */
function mergeContents(
  inherited: readonly Content[],
  own: readonly OwnContent[],
  demandedBy: string | undefined,
): readonly Content[] {
  const by = demandedBy === undefined ? {} : { demandedBy };
  const change = (item: Content, one: OwnContent): Content =>
    mergeContent(!item.mandatory && one.mandatory ? { ...item, ...by } : item, one);
  const changed = inherited.map((item) => own.filter(({ id }) => id === item.id).reduce<Content>(change, item));
  const added = own
    .filter(({ id }) => !inherited.some((item) => item.id === id))
    .map((one) => ({ ...by, ...toContent(one) }));
  return [...changed, ...added];
}

function mergeContent(item: Content, { headings, ...rest }: OwnContent): Content {
  return { ...item, ...defined(rest), headings: { ...item.headings, ...addWords(item.headings, headings) } };
}

function toContent({ id, headings, ...rest }: OwnContent): Content {
  const name = rest.name ?? id;
  return {
    official: name,
    mandatory: true,
    levels: 'all',
    acceptedBodies: [],
    template: { heading: name, body: [`〔此处填写：${name}〕`] },
    ...defined(rest),
    id,
    name,
    headings: { ...headings, contain: headings?.contain ?? [] },
  };
}

function mergeRecognition(
  inherited: Profile['recognition'] | undefined,
  own: ProfileFile['recognition'],
): Profile['recognition'] {
  const titles = own?.titles ?? { contain: [] };
  if (!inherited) return { ...own, titles };
  return {
    ...inherited,
    ...defined(own ?? {}),
    titles: { ...inherited.titles, ...addWords(inherited.titles, own?.titles) },
    fileNames: mergeWords(inherited.fileNames, own?.fileNames),
    openings: mergeWords(inherited.openings, own?.openings),
  };
}

type Words = Profile['recognition']['fileNames'];

function mergeWords(inherited: Words, own: Words): Words {
  return inherited && own ? { ...inherited, ...addWords(inherited, own) } : (own ?? inherited);
}

/** The lists of both, one behind the other. */
function addWords<Lists extends Readonly<Record<string, readonly string[] | undefined>>>(
  inherited: Lists,
  own: { readonly [K in keyof Lists]?: Lists[K] | undefined } | undefined,
): Partial<Lists> {
  const added = Object.entries(own ?? {}).map(([key, list]) => [key, [...(inherited[key] ?? []), ...(list ?? [])]]);
  return Object.fromEntries(added) as Partial<Lists>;
}

/** Own contents are worded for what the inherited ones would take as well, so they come first. */
function orderOf(
  inherited: readonly string[],
  first: readonly string[],
  contents: readonly Content[],
): readonly string[] {
  const added = contents.map(({ id }) => id).filter((id) => !inherited.includes(id) && !first.includes(id));
  return [...added, ...first, ...inherited.filter((id) => !first.includes(id))];
}

/** A place in the whole profile as a place in the file. */
function ownPath(path: ProfileProblem['path'], { contents }: Profile, own: readonly OwnContent[]) {
  const [part, at, ...rest] = path;
  if (part !== 'contents' || typeof at !== 'number') return path;
  return ['contents', own.findLastIndex(({ id }) => id === contents[at]?.id), ...rest];
}

/** What is not said replaces nothing. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
