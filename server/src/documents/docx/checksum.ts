/** The checksum that zip archives keep of what is packed in them (CRC-32, ISO 3309), as an unsigned number. */
export function checksumOf(bytes: Uint8Array): number {
  let rest = ~0;
  for (let at = 0; at < bytes.length; at++) rest = TABLE[(rest ^ bytes[at]!) & 255]! ^ (rest >>> 8);
  return ~rest >>> 0;
}

/** What each byte adds. */
const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});
