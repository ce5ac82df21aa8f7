/**
 * What our own client may ask beyond the Language Server Protocol. It imports nothing of the server: the test run writes it a copy
 * of these shapes (client/src/protocol), which is why they use nothing but one another.
 */
export * from './protocol/browser.ts';
export * from './protocol/folder.ts';
export * from './protocol/ignoring.ts';
export * from './protocol/ledger.ts';
export * from './protocol/places.ts';
export * from './protocol/report.ts';
export * from './protocol/writing.ts';
