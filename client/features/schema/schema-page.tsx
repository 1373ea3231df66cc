import { getRouteApi, Link } from '@tanstack/react-router'
import { useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Page } from '#client/shell/page'
import { Chip } from '#client/ui/chip'
import { EmptyState } from '#client/ui/states'
import { OrBlank } from '#client/words/blanks'
import type { AnswerOf } from '#shared/api/endpoint'
import { getSchema } from '#shared/api/schemas'
import { ActionsParAxe } from './actions-par-axe.tsx'
import { FicheLinks } from './fiche-links.tsx'
import { SchemaList } from './schema-list.tsx'
import './schema.css'

const route = getRouteApi('/schemas/$id')
type Schema = AnswerOf<typeof getSchema>

export function SchemaPage() {
  const { id } = route.useParams()
  const schema = useAnswer(getSchema, { params: { id } })
  const ready = schema.state === 'ready' ? schema.value : null
  return (
    <Page
      title={ready?.titre ?? 'Schéma'}
      pending={ready === null}
      crumbs={[
        <Link key="accueil" to="/">
          Accueil
        </Link>,
        <span key="schema">{ready?.sigle ?? 'Schéma'}</span>,
      ]}
      intro={ready !== null && <Facts schema={ready} />}
    >
      <ShowAnswer of={schema} loading="Chargement du schéma…">
        {(value) => <Content schema={value} />}
      </ShowAnswer>
    </Page>
  )
}

function Facts({ schema }: { schema: Schema }) {
  return (
    <div className="rang">
      <Chip shape={schema.courant ? 'dot' : 'square'} tone={schema.courant ? 'info' : 'neutral'}>
        {schema.courant ? 'En vigueur' : 'Ancien schéma'}
      </Chip>
      <span className="petit">{schema.periode}</span>
      <span className="petit">
        Signature : <OrBlank value={schema.signature} blank="nonRenseigne" />
      </span>
    </div>
  )
}

function Content({ schema }: { schema: Schema }) {
  return (
    <div className="schema-colonnes">
      <div className="pile">
        {schema.axes.length === 0 && <EmptyState title="Les axes de ce schéma ne sont pas renseignés" />}
        {schema.axes.map((axe) => (
          <section key={axe.id} className="carte pile serree" aria-labelledby={`axe-${axe.id}`}>
            <p className="cle">Axe {axe.numero}</p>
            <h2 id={`axe-${axe.id}`} className="schema-titre-axe">
              {schema.courant ? (
                <Link to="/axes/$id" params={{ id: axe.id }}>
                  {axe.titre}
                </Link>
              ) : (
                axe.titre
              )}
            </h2>
            {axe.fiches.length > 0 && <FicheLinks fiches={axe.fiches} />}
            <ActionsParAxe actions={schema.actions.filter((a) => a.axeId === axe.id)} />
            {axe.fiches.length === 0 && !schema.actions.some((a) => a.axeId === axe.id) && (
              <p className="blanc">Aucune fiche action renseignée</p>
            )}
          </section>
        ))}
      </div>
      <aside className="pile" aria-label="Autour de ce schéma">
        {schema.groupes.length > 0 && (
          <section className="carte">
            <h2>Groupes de travail</h2>
            <ul className="schema-puces">
              {schema.groupes.map((g) => (
                <li key={g.id}>
                  <Link to="/groupes/$id" params={{ id: g.id }}>
                    {g.titre}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
        {schema.note !== null && (
          <section className="carte">
            <h2>Note</h2>
            <p>{schema.note}</p>
          </section>
        )}
        <section className="carte">
          <h2>Signataires</h2>
          {schema.signataires.length === 0 ? (
            <p className="blanc">non renseigné</p>
          ) : (
            <ul className="schema-puces">
              {schema.signataires.map((s) => (
                <li key={s}>{s}</li>
              ))}
            </ul>
          )}
        </section>
        <SchemaList current={schema.id} />
      </aside>
    </div>
  )
}
