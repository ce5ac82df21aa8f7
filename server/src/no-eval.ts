import { config } from 'zod';

// The library that says what files of ours may hold would make programs out of text. Not every editor lets one, and for one file at
// a time that takes longer than it saves. Whoever builds a schema imports this first.
config({ jitless: true });
