import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useAction, useAnswer } from '#client/api/answer'
import { ShowAnswer } from '#client/api/show-answer'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { ConfirmDialog } from '#client/ui/dialog'
import { notify } from '#client/ui/notice'
import { EmptyState } from '#client/ui/states'
import type { AnswerOf } from '#shared/api/endpoint'
import { getModele, MAX_MODELE_BYTES, poserModele, retirerModele } from '#shared/api/modele'

const KINDS = ['.pptx', '.potx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation']

/** The bytes of a file as text, by the browser itself: megabytes of it do not hold the page. */
const inBase64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

/** The template slides are drawn on: which one, and another in its place. */
export function Modele() {
  const answer = useAnswer(getModele, {})
  return (
    <section aria-labelledby="admin-modele" className="pile serree">
      <h2 id="admin-modele">Modèle des diaporamas</h2>
      <p className="petit">
        Les diaporamas exportés prennent le thème, les fonds et le décor d’une présentation PowerPoint (.pptx ou .potx),
        du 4/3 au 16/9, sans macros ni mot de passe, de 10&nbsp;Mo au plus. Son masque le plus employé sert, avec ses
        dispositions « Diapositive de titre » et « Titre et contenu » ; ses diapositives ne sont pas reprises.
      </p>
      <ShowAnswer of={answer} loading="Lecture du modèle…">
        {({ modele }) => <Choice modele={modele} />}
      </ShowAnswer>
    </section>
  )
}

function Choice({ modele }: AnswerOf<typeof getModele>) {
  const put = useAction(poserModele)
  const remove = useAction(retirerModele)
  const [refused, setRefused] = useState<{ nom: string; raison: string } | null>(null)
  const [asking, setAsking] = useState(false)

  const send = async (file: File | undefined) => {
    if (file === undefined) return
    put.clear()
    setRefused(null)
    if (file.size > MAX_MODELE_BYTES) return setRefused({ nom: file.name, raison: 'le fichier pèse plus de 10 Mo' })
    let octets: string
    try {
      octets = await inBase64(file)
    } catch {
      return setRefused({ nom: file.name, raison: 'le fichier ne peut pas être lu sur cet appareil' })
    }
    const result = await put.run({ body: { octets } })
    if (!result.ok) return
    if (result.value.refus !== null) return setRefused({ nom: file.name, raison: result.value.refus })
    notify(`Les prochains diaporamas suivront le modèle « ${file.name} ».`)
  }
  const confirm = async () => {
    const result = await remove.run({})
    if (!result.ok) return
    setAsking(false)
    notify('Le modèle est retiré : les diaporamas reprennent la présentation habituelle.')
  }
  return (
    <>
      {modele === null && (
        <EmptyState title="Aucun modèle">Les diaporamas ont la présentation de Tour de table.</EmptyState>
      )}
      {modele !== null && modele.refus === null && (
        <Banner tone="success" shape="check" title="Un modèle est en place">
          Les diaporamas le suivent dès le prochain export.
        </Banner>
      )}
      {modele !== null && modele.refus !== null && (
        <Banner tone="ochre" title={`Le fichier « ${modele.fichier} » ne sert pas`}>
          Il n’a pas pu être lu : {modele.refus}. Les diaporamas gardent la présentation habituelle.
        </Banner>
      )}
      {refused !== null && (
        <Banner tone="danger" shape="triangle" role="alert" title={`« ${refused.nom} » n’a pas été gardé`}>
          Il n’a pas pu servir de modèle : {refused.raison}.
        </Banner>
      )}
      {put.refusal !== null && <Banner tone="danger" shape="triangle" role="alert" title={put.refusal.message} />}
      <div className="rang">
        <FileTrigger acceptedFileTypes={KINDS} onSelect={(files) => void send(files?.[0])}>
          <Button look={modele === null ? 'primary' : 'plain'} isDisabled={put.busy}>
            {put.busy ? 'Lecture du modèle…' : modele === null ? 'Choisir un modèle…' : 'Remplacer le modèle…'}
          </Button>
        </FileTrigger>
        {modele !== null && (
          <Button look="danger" onPress={() => setAsking(true)}>
            Retirer le modèle
          </Button>
        )}
      </div>
      <ConfirmDialog
        danger
        title="Retirer le modèle ?"
        confirm="Retirer le modèle"
        isOpen={asking}
        isBusy={remove.busy}
        onCancel={() => setAsking(false)}
        onConfirm={() => void confirm()}
      >
        <p>Les diaporamas reprendront la présentation de Tour de table. Ceux qui sont déjà exportés ne changent pas.</p>
        {remove.refusal !== null && (
          <Banner tone="danger" shape="triangle" role="alert" title={remove.refusal.message} />
        )}
      </ConfirmDialog>
    </>
  )
}
