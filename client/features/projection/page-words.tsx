/** « 2 / 3 », under lines that do not fit at once. */
export function PageWords({ words }: { words: string | null }) {
  if (words === null) return null
  return (
    <p className="projection-petit projection-page">
      <span className="sr">Page </span>
      {words}
    </p>
  )
}
