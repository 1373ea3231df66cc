/** Where a browser tries what its network lets pass, without a session. No room has such a name. */
export const ECHO_PATH = '/sync/~echo'
