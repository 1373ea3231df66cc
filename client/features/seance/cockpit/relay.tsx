import { Smartphone } from 'lucide-react'
import { useState } from 'react'
import { useAction } from '#client/api/answer'
import { Button } from '#client/ui/button'
import { copyWords } from '#client/ui/copy-words'
import { notify } from '#client/ui/notice'
import { Refused } from '#client/ui/refused'
import { clockTime, timeOfDay } from '#client/words/dates'
import { passerLeRelais } from '#shared/api/conduite'
import type { AnswerOf } from '#shared/api/endpoint'

/** Another device that runs the meeting: made before the first one fails, or handed to whoever takes over. */
export function Relay({ seanceId }: { seanceId: string }) {
  const make = useAction(passerLeRelais)
  const [made, setMade] = useState<AnswerOf<typeof passerLeRelais> | null>(null)
  const press = async () => {
    if (make.busy) return
    const result = await make.run({ params: { id: seanceId } })
    if (result.ok) setMade(result.value)
  }
  return (
    <section className="pile serree" aria-labelledby="relais">
      <h3 id="relais">Animer depuis un autre appareil</h3>
      <p className="petit">
        Un second téléphone ou ordinateur, ou la personne qui coanime&nbsp;: les mêmes pouvoirs que vous, dans cette
        séance seulement.
      </p>
      {made === null ? (
        <div>
          <Button small onPress={() => void press()}>
            <Smartphone size={16} aria-hidden="true" /> Créer un lien de relais
          </Button>
        </div>
      ) : (
        <div className="code-acces" role="status">
          <img
            className="code-qr"
            src={`data:image/svg+xml,${encodeURIComponent(made.qr)}`}
            alt="QR qui ouvre l’animation de cette séance sur un autre appareil"
          />
          <div className="pile serree">
            <p>
              À scanner avant {timeOfDay(clockTime(made.expireA))}. Il ne sert qu’une fois&nbsp;: ne le projetez pas.
            </p>
            <div>
              <Button
                small
                onPress={() =>
                  void copyWords(made.url).then((copied) =>
                    notify(copied ? 'Le lien est copié.' : 'Le lien n’a pas pu être copié\u00a0: scannez le QR.'),
                  )
                }
              >
                Copier le lien
              </Button>
            </div>
          </div>
        </div>
      )}
      <Refused of={make.refusal} />
    </section>
  )
}
