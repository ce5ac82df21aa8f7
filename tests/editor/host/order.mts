import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Vitest's own order, but for the one file that must see the extension host before any report was opened. */
export class Order extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isQuiet = ({ moduleId }: TestSpecification): number => Number(moduleId.endsWith('/quiet.test.ts'));
    return (await super.sort(files)).toSorted((a, b) => isQuiet(b) - isQuiet(a));
  }
}
