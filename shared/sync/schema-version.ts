/**
 * What documents are made of in this program: their fields, and what formatted text may hold. Raised when that changes; a
 * test says when. A client of another version is turned away before it is given anything: an editor that meets a node it
 * does not know deletes it for everybody.
 */
export const SCHEMA_VERSION = 2

/** Announced in the WebSocket handshake, as its subprotocol. */
export const SCHEMA_PROTOCOL = `tour-de-table.v${SCHEMA_VERSION}`
