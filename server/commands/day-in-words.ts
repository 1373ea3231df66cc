const words = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** « 1er juillet 2025 », from a civil day. */
export const dayInWords = (jour: string): string => words.format(new Date(`${jour}T12:00:00Z`)).replace(/^1 /, '1er ')
