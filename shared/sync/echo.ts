/**
 * Where a browser tries what its network lets pass, without a session: a WebSocket that speaks first and repeats, a request
 * answered at once (`GET`, with the server's clock) or with what it brought (`POST`), `/stream` and `/poll`. No room has
 * such a name.
 */
export const ECHO_PATH = '/sync/~echo'

/** The largest body that is given back. */
export const ECHO_BYTES = 4096
/** Between the first event of the stream and the last. */
export const ECHO_STREAM_MS = 2_000
/** How long the poll waits. */
export const ECHO_POLL_MS = 2_000
