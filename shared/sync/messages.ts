/** First varint of a frame. 0, 1 and 3 are y-websocket's own; 120 and above are ours. */
export const messageSync = 0
export const messageAwareness = 1
export const messageQueryAwareness = 3

/**
 * Client → server, empty body: « acknowledge what I send ». Server → client: varint, how many sync messages of this
 * connection (step 2 and updates, in order) are on disk. Counts, not state vectors: a pure deletion moves no clock.
 */
export const messageAck = 120

/** Server → client, varint 0 or 1: 0 when the server cannot write its disk, 1 when it can again. */
export const messageHealth = 121

/**
 * Client → server, two varints: how many modifications of this person are not acknowledged, and for how many milliseconds
 * the oldest has waited (a duration: clocks of devices lie). Sent on connection and when it matters. Server → client, empty
 * body, to those who told once: « tell me now »; what was sent before the answer has arrived with it.
 */
export const messageReport = 122

/** A frame larger than this closes the connection; the largest honest one is a long paste. */
export const MAX_FRAME_BYTES = 1024 * 1024
