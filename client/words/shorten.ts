/** The first words of a long text, cut between two of them; what is missing is said by « … ». */
export function shorten(words: string, max = 60): string {
  const text = words.trim()
  if (text.length <= max) return text
  const start = text.slice(0, max)
  const end = start.lastIndexOf(' ')
  return `${(end > max / 2 ? start.slice(0, end) : start).replace(/[\s,;:.]+$/, '')}…`
}

/** Words to be put between « » : their own guillemets become the inner “ ”. */
export const insideQuotes = (words: string): string => words.replace(/«\s*/g, '“').replace(/\s*»/g, '”')
