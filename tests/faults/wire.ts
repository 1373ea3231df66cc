/** What a bare WebSocket must offer the server beside its cookie; the product's own code offers it by itself. */
export const protocols: string[] = []
