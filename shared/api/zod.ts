import { z } from 'zod'

// Compiled parsers need `new Function`, which the pages' content policy forbids; asking for it fills the console.
z.config({ jitless: true })

export { z }
