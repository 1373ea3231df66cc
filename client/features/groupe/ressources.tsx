import { Chip } from '#client/ui/chip'
import type { AnswerOf } from '#shared/api/endpoint'
import type { getGroupe } from '#shared/api/schemas'
import { safeHref } from '#shared/prose/content'

type Ressource = AnswerOf<typeof getGroupe>['ressources'][number]

export function Ressources({ ressources }: { ressources: readonly Ressource[] }) {
  return (
    <section aria-labelledby="groupe-ressources" className="pile serree">
      <h2 id="groupe-ressources">Ressources</h2>
      {ressources.length === 0 && <p className="petit">Aucune ressource enregistrée.</p>}
      <ul className="liste-nue grille">
        {ressources.map((r) => {
          const href = safeHref(r.url)
          return (
            <li key={r.id} className="carte groupe-ressource">
              <div className="rang">
                {href === null ? (
                  <strong>{r.titre}</strong>
                ) : (
                  <a href={href} target="_blank" rel="noopener noreferrer">
                    {r.titre}
                    <span className="sr"> (nouvelle fenêtre)</span>
                  </a>
                )}
                {r.accesRestreint && <Chip shape="square">Accès restreint</Chip>}
              </div>
              {r.editeur !== null && <p className="petit">{r.editeur}</p>}
              {r.description !== null && <p className="petit">{r.description}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
