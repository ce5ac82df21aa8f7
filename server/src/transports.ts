/** Whether a word of the command line tells the server how to speak with its client. */
export function isTransport(word: string): boolean {
  return /^--(?:stdio|node-ipc|(?:socket|pipe|clientProcessId)=.+)$/.test(word);
}
