import type { Reporter } from '../analysis/issuer.ts';
import { toMark } from '../analysis/marks.ts';
import { findPlaceholders } from '../analysis/placeholders.ts';
import type { Span } from '../analysis/span.ts';
import type { Profile, Skeleton } from './schema.ts';
import { fillYears, firstFitting, fits, type Occasion, templateFor } from './template.ts';

/** For whom and for which year a skeleton is made; null where that is not known yet. */
export interface SkeletonOptions extends Occasion {
  /** The reporting unit's full name. */
  readonly unit: string | null;
}

/** A whole report that is still to be written, and where. */
export interface SkeletonText {
  readonly text: string;
  /** In the order of the text: 〔此处填写：…〕, 20__, __. */
  readonly blanks: readonly Span[];
}

/** A report of a kind with title, addressee, opening, all sections, signature and date, in which what is known is filled in. */
export function buildSkeleton(profile: Profile, { reporter, unit, year }: SkeletonOptions): SkeletonText {
  const laidOut = layOut(profile, { reporter, year }).join('\n');
  const text = fillYears(laidOut, year).replaceAll('{issuer}', () => unit ?? BLANK_UNIT);
  return { text: `${text}\n`, blanks: findPlaceholders(text) };
}

/** What stands for a unit that is not known. */
export const BLANK_UNIT = '〔此处填写：单位名称〕';

/** What each kind of reporter is called. */
export const REPORTER_NAMES: Readonly<Record<Reporter, string>> = {
  government: '政府',
  department: '部门',
  township: '乡镇街道',
};

/** The lines of a whole report with its open names: {issuer}, {year}, {nextYear}. */
export function layOut(profile: Profile, occasion: Occasion): readonly string[] {
  const skeleton = profile.skeleton ?? plainSkeleton(profile);
  const variants = (skeleton.variants ?? []).filter((variant) => fits(variant, occasion));
  const title = firstFitting(variants, ({ title }) => title) ?? skeleton.title;
  const addressee = firstFitting(variants, ({ addressee }) => addressee) ?? skeleton.addressee;
  const opening = firstFitting(variants, ({ opening }) => opening) ?? skeleton.opening;
  const sections = [
    ...profile.contents.map((content) => templateFor(content, occasion)),
    ...(skeleton.sections ?? []),
  ].flatMap(({ heading, body }, at) => [toMark('chinese', at + 1) + heading, ...body]);
  return [
    title,
    '',
    ...(addressee === undefined ? [] : [addressee]),
    ...opening,
    ...sections,
    '',
    skeleton.signature ?? '{issuer}',
    skeleton.date ?? '{nextYear}年__月__日',
  ];
}

function plainSkeleton({ name, basis }: Profile): Skeleton {
  const demand = basis ? `按照《${basis.name}》的要求，` : '';
  return { title: `{issuer}{year}年${name}`, opening: [`${demand}现将{year}年度有关情况报告如下：`] };
}
