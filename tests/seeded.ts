import fc from 'fast-check';

/**
 * fast-check with a seed that stays, so that the same text passes or fails the same way on every machine.
 * Another seed is `JIAOHE_SEED=…`; `npm run fuzz` looks for what no seed has met yet.
 */
fc.configureGlobal({ seed: Number(process.env.JIAOHE_SEED ?? 20_250_401) });

export default fc;
