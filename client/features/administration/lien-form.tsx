import { type FormEvent, useState } from 'react'
import { useAction } from '#client/api/answer'
import { NewLien } from '#client/document/new-lien'
import { Banner } from '#client/ui/banner'
import { Button } from '#client/ui/button'
import { Checkbox } from '#client/ui/choices'
import { optionsOf, Select } from '#client/ui/select'
import { TextField } from '#client/ui/text-field'
import { rolesDonnes } from '#shared/access/roles'
import { createLien } from '#shared/api/acces'
import { type Places, placeFields } from './places.ts'

const blank = {
  role: 'animateur' as keyof typeof rolesDonnes,
  pour: '',
  fonction: '',
  organisme: '',
  place: 'tout',
  once: true,
}

const orNull = (words: string): string | null => (words.trim() === '' ? null : words.trim())

/** Makes a personal link; its address is shown once, then only its name stays. */
export function LienForm({ places }: { places: Places }) {
  const [form, setForm] = useState(blank)
  const [made, setMade] = useState<{ url: string; pour: string } | null>(null)
  const create = useAction(createLien)
  const set = (change: Partial<typeof blank>) => setForm((now) => ({ ...now, ...change }))
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    const { role, pour, fonction, organisme, place, once } = form
    const result = await create.run({
      body: {
        role,
        pour,
        fonction: orNull(fonction),
        organisme: orNull(organisme),
        ...placeFields(place),
        usageUnique: once,
      },
    })
    if (!result.ok) return
    setMade({ url: result.value.url, pour })
    setForm(blank)
  }
  return (
    <section aria-labelledby="admin-nouveau" className="carte pile">
      <h2 id="admin-nouveau">Créer un lien personnel</h2>
      {made !== null && <NewLien url={made.url} pour={made.pour} onDone={() => setMade(null)} />}
      <form onSubmit={(e) => void submit(e)} className="pile">
        <div className="admin-champs">
          <TextField
            label="Pour qui"
            hint="Une fonction ou un organisme, pour reconnaître le lien"
            isRequired
            maxLength={200}
            value={form.pour}
            onChange={(pour) => set({ pour })}
          />
          <Select
            label="Rôle"
            value={form.role}
            options={optionsOf(rolesDonnes)}
            onChange={(role) => role !== null && set({ role })}
          />
          <Select
            label="Ce qu’il ouvre"
            value={form.place}
            options={places.options}
            onChange={(place) => place !== null && set({ place })}
          />
          <TextField
            label="Fonction"
            hint="Facultatif"
            maxLength={200}
            value={form.fonction}
            onChange={(fonction) => set({ fonction })}
          />
          <TextField
            label="Organisme"
            hint="Facultatif"
            maxLength={200}
            value={form.organisme}
            onChange={(organisme) => set({ organisme })}
          />
        </div>
        <Checkbox isSelected={form.once} onChange={(once) => set({ once })}>
          Usage unique : le lien ne sert que sur le premier appareil qui l’ouvre
        </Checkbox>
        {create.refusal !== null && (
          <Banner tone="danger" shape="triangle" role="alert" title={create.refusal.message} />
        )}
        <div>
          <Button type="submit" look="primary" isDisabled={create.busy}>
            Créer le lien
          </Button>
        </div>
      </form>
    </section>
  )
}
