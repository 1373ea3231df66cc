import { Link } from '@tanstack/react-router'

/** The groups a committee gathers: its restitutions draw from theirs. */
export function Reunis({ groupes }: { groupes: readonly { id: string; titre: string }[] }) {
  return (
    <section aria-labelledby="groupe-reunis" className="carte pile serree">
      <h2 id="groupe-reunis">Groupes réunis</h2>
      {groupes.length === 0 ? (
        <p className="petit">Aucun autre groupe dans ce schéma pour l’instant.</p>
      ) : (
        <ul className="groupe-puces">
          {groupes.map((g) => (
            <li key={g.id}>
              <Link to="/groupes/$id" params={{ id: g.id }}>
                {g.titre}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
