import { Link } from '@tanstack/react-router'
import { ButtonAnchor } from '#client/ui/button'
import './accueil.css'

/** Nobody is signed in on this device: how to join, and nothing about anyone. */
export function Invitation() {
  return (
    <div className="accueil-invitation">
      <p className="accueil-phrase">
        L’espace où les groupes de travail du schéma tiennent leurs séances, écrivent ensemble et rendent compte.
      </p>
      <div className="grille">
        <section className="carte pile serree">
          <h2>Vous venez à une séance</h2>
          <p>
            Scannez le QR affiché dans la salle, ou tapez le code à huit caractères. Il n’y a ni compte à créer, ni
            application à installer.
          </p>
          <div>
            <ButtonAnchor href="/r" look="primary">
              Rejoindre avec un code
            </ButtonAnchor>
          </div>
        </section>
        <section className="carte pile serree">
          <h2>Vous avez reçu un lien personnel</h2>
          <p>
            Ouvrez-le sur cet appareil. S’il a déjà servi ou s’il a expiré, demandez-en un autre à la personne qui anime
            le groupe.
          </p>
        </section>
        <section className="carte pile serree">
          <h2>Vous revenez après une séance</h2>
          <p>
            Rouvrez la même adresse sur l’appareil qui vous a servi à signer : il garde votre accès trente jours, et le
            relevé s’y lit après la clôture.
          </p>
        </section>
      </div>
      <p className="petit">
        <Link to="/diagnostic">Tester ma connexion</Link> · <a href="/confidentialite">Vos données</a> ·{' '}
        <a href="/accessibilite">Accessibilité</a>
      </p>
    </div>
  )
}
