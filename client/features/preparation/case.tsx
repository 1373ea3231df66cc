import { optionsOf } from '#client/ui/select'

/** A box to tick by hand; a cross in it when the answer is known. */
const Case = ({ ticked }: { ticked: boolean }) => (
  <svg
    className="papier-case"
    viewBox="0 0 12 12"
    width="12"
    height="12"
    role="img"
    aria-label={ticked ? 'coché :' : 'à cocher :'}
  >
    <path d="M1 1h10v10H1z" fill="none" stroke="#000" />
    {ticked && <path d="M3 3l6 6M9 3l-6 6" fill="none" stroke="#000" strokeWidth="1.6" />}
  </svg>
)

interface ChoixProps<C extends string> {
  labels: Readonly<Record<C, string>>
  chosen: C | null
}

/** The answers of a list, one box each. */
export const Choix = <C extends string>({ labels, chosen }: ChoixProps<C>) => (
  <span className="papier-choix">
    {optionsOf(labels).map(({ code, label }) => (
      <span key={code}>
        <Case ticked={code === chosen} /> {label}
      </span>
    ))}
  </span>
)
