<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AccountsPanel</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>A supervisor</source>
        <translation>Un superviseur</translation>
    </message>
    <message>
        <source>Set this password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>Add this account</source>
        <translation>Ajouter ce compte</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>superviseur</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>agent</translation>
    </message>
    <message>
        <source>The new password counts from now on.</source>
        <translation>Le nouveau mot de passe vaut dès maintenant.</translation>
    </message>
    <message>
        <source>{name} may open this desk now.</source>
        <translation>{name} peut maintenant ouvrir ce guichet.</translation>
    </message>
</context>
<context>
    <name>AlarmStrip</name>
    <message>
        <source>Put the alarm away</source>
        <translation>Écarter l’alerte</translation>
    </message>
    <message numerus="yes">
        <source>%n more alarm(s)</source>
        <translation>
            <numerusform>%n autre alerte</numerusform>
            <numerusform>%n autres alertes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlarmsView</name>
    <message>
        <source>Alarms, the worst first</source>
        <translation>Alertes, les plus graves d’abord</translation>
    </message>
    <message>
        <source>No alarm: everything that came is whole and counts.</source>
        <translation>Aucune alerte&#xa0;: tout ce qui est arrivé est complet et compte.</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Put the alarm away</source>
        <translation>Écarter l’alerte</translation>
    </message>
    <message>
        <source>to settle</source>
        <translation>à régler</translation>
    </message>
    <message>
        <source>to follow</source>
        <translation>à suivre</translation>
    </message>
</context>
<context>
    <name>AlikeStrip</name>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Perhaps already here</source>
        <translation>Peut-être déjà ici</translation>
    </message>
</context>
<context>
    <name>AuthorityForm</name>
    <message>
        <source>Found the authority</source>
        <translation>Créer l’autorité</translation>
    </message>
    <message>
        <source>Only headquarters does this, once for the programme. The recovery identity opens every desk&apos;s folder when passwords are lost: print it, lock the paper away, delete the file.</source>
        <translation>Seul le siège le fait, une seule fois pour le programme. La clé de secours ouvre les données de tous les guichets quand les mots de passe sont perdus&#xa0;: l’imprimer, mettre le papier sous clé, effacer le fichier.</translation>
    </message>
    <message>
        <source>Programme: the one that is shipped, or a file</source>
        <translation>Programme&#xa0;: celui qui est fourni, ou un fichier</translation>
    </message>
    <message>
        <source>First account (a supervisor)</source>
        <translation>Premier compte (un superviseur)</translation>
    </message>
    <message>
        <source>Where to write the recovery identity</source>
        <translation>Où écrire la clé de secours</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Take up again</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Mettre de côté</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Accept the paper</source>
        <translation>Accepter la pièce</translation>
    </message>
    <message>
        <source>Initiation attended</source>
        <translation>Initiation suivie</translation>
    </message>
    <message>
        <source>Certificate given</source>
        <translation>Attestation remise</translation>
    </message>
    <message>
        <source>Issue the permit</source>
        <translation>Délivrer le permis</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Sheet in hand</source>
        <translation>Feuille en main</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Remettre</translation>
    </message>
    <message>
        <source>Order the pack</source>
        <translation>Commander le pack</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Pack livré</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>Freeze</source>
        <translation>Figer</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>Prendre cette image</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>Fermer la caméra</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Ce que voit la caméra</translation>
    </message>
    <message>
        <source>The camera is being started.</source>
        <translation>La caméra démarre.</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check a permit</source>
        <translation>Contrôler un permis</translation>
    </message>
    <message>
        <source>Scan the code, hold it before the camera, or drop a picture or a PDF here.</source>
        <translation>Lire le code avec la douchette, le présenter à la caméra, ou déposer ici une image ou un PDF.</translation>
    </message>
    <message>
        <source>Picture or PDF</source>
        <translation>Image ou PDF</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>Le fichier est en cours de lecture.</translation>
    </message>
    <message>
        <source>The verdict will stand here.</source>
        <translation>Le verdict s’affichera ici.</translation>
    </message>
    <message>
        <source>Permit code, from the scanner</source>
        <translation>Code du permis, lu par la douchette</translation>
    </message>
    <message>
        <source>Scan the code, or paste it (Ctrl+V). Esc clears what came so far.</source>
        <translation>Lire le code avec la douchette, ou le coller (Ctrl+V). Échap efface ce qui a été lu.</translation>
    </message>
    <message>
        <source>Ready: scan the permit&apos;s code</source>
        <translation>Prêt&#xa0;: lire le code du permis</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) came</source>
        <translation>
            <numerusform>%n caractère reçu</numerusform>
            <numerusform>%n caractères reçus</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures, PDF and texts</source>
        <translation>Images, PDF et textes</translation>
    </message>
    <message>
        <source>Check a picture or a PDF</source>
        <translation>Contrôler une image ou un PDF</translation>
    </message>
    <message>
        <source>Choose a trust list</source>
        <translation>Choisir une liste de confiance</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>Liste de confiance</translation>
    </message>
    <message>
        <source>This desk&apos;s own list</source>
        <translation>Liste de ce guichet</translation>
    </message>
    <message>
        <source>Permits are judged by the chosen list no. {number} of {day}.</source>
        <translation>Les permis sont jugés d’après la liste choisie, n°&#xa0;{number} du {day}.</translation>
    </message>
</context>
<context>
    <name>CloseStop</name>
    <message>
        <source>Close the stop</source>
        <translation>Fermer l’escale</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Where the closing sheet is printed; remembered</source>
        <translation>Où s’imprime la feuille de clôture&#x202f;; le choix est retenu</translation>
    </message>
    <message>
        <source>Where the bundle for headquarters goes: a stick or a folder</source>
        <translation>Où écrire le lot pour le siège&#xa0;: une clé USB ou un autre emplacement</translation>
    </message>
    <message>
        <source>There is no such folder. Is the stick plugged in?</source>
        <translation>Cet emplacement n’existe pas. La clé USB est-elle branchée&#x202f;?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Write the bundle again</source>
        <translation>Écrire le lot de nouveau</translation>
    </message>
    <message>
        <source>Close the stop and write the bundle</source>
        <translation>Fermer l’escale et écrire le lot</translation>
    </message>
    <message>
        <source>Print the closing sheet</source>
        <translation>Imprimer la feuille de clôture</translation>
    </message>
    <message>
        <source>Save the closing sheet as PDF</source>
        <translation>Enregistrer la feuille de clôture en PDF</translation>
    </message>
    <message>
        <source>The stop is closed. {file} was verified on the medium: it is safe to remove.</source>
        <translation>L’escale est fermée. {file} a été vérifié sur le support, qui peut être retiré.</translation>
    </message>
    <message>
        <source>The stop is closed, but the bundle was not written. Choose another place.</source>
        <translation>L’escale est fermée, mais le lot n’a pas été écrit. Choisir un autre emplacement.</translation>
    </message>
</context>
<context>
    <name>ClosingFigures</name>
    <message>
        <source>Enterprises present</source>
        <translation>Entreprises présentes</translation>
    </message>
    <message>
        <source>with a permit</source>
        <translation>avec un permis</translation>
    </message>
    <message>
        <source>put aside</source>
        <translation>mises de côté</translation>
    </message>
    <message>
        <source>on the waiting list</source>
        <translation>sur liste d’attente</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulées</translation>
    </message>
    <message>
        <source>still in progress</source>
        <translation>encore en cours</translation>
    </message>
    <message>
        <source>On a list, never came</source>
        <translation>Sur une liste, jamais venues</translation>
    </message>
    <message>
        <source>Sheets printed</source>
        <translation>Feuilles imprimées</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>remises</translation>
    </message>
    <message>
        <source>spoiled</source>
        <translation>gâchées</translation>
    </message>
    <message>
        <source>still at the desk</source>
        <translation>encore au guichet</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) still in progress.</source>
        <translation>
            <numerusform>%n dossier encore en cours.</numerusform>
            <numerusform>%n dossiers encore en cours.</numerusform>
        </translation>
    </message>
    <message>
        <source>Issued, not printed: {numbers}.</source>
        <translation>Délivrés, non imprimés&#xa0;: {numbers}.</translation>
    </message>
    <message>
        <source>Printed, not handed over: {numbers}.</source>
        <translation>Imprimés, non remis&#xa0;: {numbers}.</translation>
    </message>
    <message>
        <source>Sent to paper, not answered for: {numbers}.</source>
        <translation>Envoyés à l’impression, à confirmer&#xa0;: {numbers}.</translation>
    </message>
    <message>
        <source>Nothing is left open.</source>
        <translation>Rien ne reste en suspens.</translation>
    </message>
    <message>
        <source>The figures agree.</source>
        <translation>Les chiffres concordent.</translation>
    </message>
    <message>
        <source>The figures do not agree; the closing sheet says so.</source>
        <translation>Les chiffres ne concordent pas&#x202f;; la feuille de clôture le dit.</translation>
    </message>
    <message>
        <source>The figures do not agree. Count the sheets before you close.</source>
        <translation>Les chiffres ne concordent pas. Compter les feuilles avant de fermer.</translation>
    </message>
</context>
<context>
    <name>ClosingSigning</name>
    <message>
        <source>Sheets counted at the desk</source>
        <translation>Feuilles comptées au guichet</translation>
    </message>
    <message>
        <source>Second signature: account</source>
        <translation>Deuxième signature&#xa0;: compte</translation>
    </message>
    <message>
        <source>Second signature: password</source>
        <translation>Deuxième signature&#xa0;: mot de passe</translation>
    </message>
    <message>
        <source>How many permits lie here, counted by hand; empty: nobody counted</source>
        <translation>Combien de permis se trouvent ici, comptés à la main&#x202f;; vide&#xa0;: personne n’a compté</translation>
    </message>
</context>
<context>
    <name>ColumnsPanel</name>
    <message>
        <source>First rows of the list</source>
        <translation>Premières lignes de la liste</translation>
    </message>
    <message>
        <source>Column of the list</source>
        <translation>Colonne de la liste</translation>
    </message>
    <message>
        <source>What the column holds</source>
        <translation>Ce que contient la colonne</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>contient</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Appliquer</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) not known: they are not read unless you say what they hold.</source>
        <translation>
            <numerusform>%n colonne inconnue, qui n’est lue que si l’on dit ce qu’elle contient&#xa0;:</numerusform>
            <numerusform>%n colonnes inconnues, qui ne sont lues que si l’on dit ce qu’elles contiennent&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>(not read)</source>
        <translation>(non lue)</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>colonne {number}</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Open the dossier that exists</source>
        <translation>Ouvrir le dossier existant</translation>
    </message>
    <message>
        <source>Next one</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Revenir au formulaire</translation>
    </message>
    <message>
        <source>{place} of {count} that may be the same enterprise</source>
        <translation>{place} sur {count}&#xa0;: peut-être la même entreprise</translation>
    </message>
    <message>
        <source>This form</source>
        <translation>Ce formulaire</translation>
    </message>
    <message>
        <source>Dossier that exists</source>
        <translation>Dossier existant</translation>
    </message>
</context>
<context>
    <name>ComparingLine</name>
    <message>
        <source>Stop comparing</source>
        <translation>Arrêter la comparaison</translation>
    </message>
    <message>
        <source>Compare them now</source>
        <translation>Les comparer maintenant</translation>
    </message>
    <message>
        <source>Dossiers are being compared</source>
        <translation>Les dossiers sont comparés</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) still to be compared</source>
        <translation>
            <numerusform>%n dossier reste à comparer</numerusform>
            <numerusform>%n dossiers restent à comparer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) not compared with the others yet</source>
        <translation>
            <numerusform>%n dossier n’est pas encore comparé aux autres</numerusform>
            <numerusform>%n dossiers ne sont pas encore comparés aux autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictSides</name>
    <message>
        <source>Or another value, and Enter</source>
        <translation>Ou une autre valeur, puis Entrée</translation>
    </message>
    <message>
        <source>{field} of {name}: {count} values</source>
        <translation>{field} de {name}&#xa0;: {count} valeurs</translation>
    </message>
    <message>
        <source>They were written without knowing of each other. Which one is right?</source>
        <translation>Elles ont été écrites sans que l’une connaisse l’autre. Laquelle est la bonne&#x202f;?</translation>
    </message>
</context>
<context>
    <name>ConflictsView</name>
    <message>
        <source>Two values: {field}</source>
        <translation>Deux valeurs&#xa0;: {field}</translation>
    </message>
    <message>
        <source>Or another value, and Enter</source>
        <translation>Ou une autre valeur, puis Entrée</translation>
    </message>
    <message>
        <source>It is settled; the next bundle carries it.</source>
        <translation>C’est tranché&#x202f;; le prochain lot l’emporte.</translation>
    </message>
</context>
<context>
    <name>DataNotice</name>
    <message>
        <source>Read the whole notice</source>
        <translation>Lire toute la notice</translation>
    </message>
    <message>
        <source>Print the notice</source>
        <translation>Imprimer la notice</translation>
    </message>
</context>
<context>
    <name>DayPace</name>
    <message>
        <source>The day hour by hour</source>
        <translation>La journée heure par heure</translation>
    </message>
    <message>
        <source>The last day hour by hour: {date}</source>
        <translation>La dernière journée heure par heure&#xa0;: {date}</translation>
    </message>
    <message>
        <source>No enterprise has come.</source>
        <translation>Aucune entreprise n’est venue.</translation>
    </message>
    <message numerus="yes">
        <source>Median time to the permit: %n minute(s)</source>
        <translation>
            <numerusform>Durée médiane jusqu’au permis&#xa0;: %n minute</numerusform>
            <numerusform>Durée médiane jusqu’au permis&#xa0;: %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Median time to handing over: %n minute(s)</source>
        <translation>
            <numerusform>Durée médiane jusqu’à la remise&#xa0;: %n minute</numerusform>
            <numerusform>Durée médiane jusqu’à la remise&#xa0;: %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late of those put aside</source>
        <translation>
            <numerusform>Mises de côté et en retard&#xa0;: %n</numerusform>
            <numerusform>Mises de côté et en retard&#xa0;: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) left in this desk&apos;s block</source>
        <translation>
            <numerusform>%n numéro encore disponible à ce guichet</numerusform>
            <numerusform>%n numéros encore disponibles à ce guichet</numerusform>
        </translation>
    </message>
    <message>
        <source>Enterprises that came</source>
        <translation>Entreprises venues</translation>
    </message>
    <message>
        <source>Permits issued</source>
        <translation>Permis délivrés</translation>
    </message>
    <message>
        <source>Permits handed over</source>
        <translation>Permis remis</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Venues</translation>
    </message>
    <message>
        <source>Initiated</source>
        <translation>Initiées</translation>
    </message>
    <message>
        <source>With papers</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Permits</source>
        <translation>Permis</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Imprimés</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>De côté</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Liste d’attente</translation>
    </message>
</context>
<context>
    <name>DesksView</name>
    <message>
        <source>Desks, and what came from each</source>
        <translation>Guichets, et ce qui est arrivé de chacun</translation>
    </message>
    <message>
        <source>Arrow keys go through the desks</source>
        <translation>Les flèches parcourent les guichets</translation>
    </message>
    <message>
        <source>No desk is followed here yet.</source>
        <translation>Aucun guichet n’est suivi ici pour l’instant.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Guichet</translation>
    </message>
    <message>
        <source>Received up to</source>
        <translation>Reçu jusqu’à</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Accusé</translation>
    </message>
    <message>
        <source>Permits issued</source>
        <translation>Permis délivrés</translation>
    </message>
</context>
<context>
    <name>DocumentsPanel</name>
    <message>
        <source>Documents</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>second look</source>
        <translation>à confirmer</translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n acceptée</numerusform>
            <numerusform>%n acceptées</numerusform>
        </translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>to be checked</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Refuser…</translation>
    </message>
    <message>
        <source>Seen too: confirm</source>
        <translation>Vue aussi&#xa0;: confirmer</translation>
    </message>
    <message>
        <source>Still to be ticked: {things}.</source>
        <translation>Reste à cocher&#xa0;: {things}.</translation>
    </message>
    <message>
        <source>Whoever accepts the paper says all of this.</source>
        <translation>Accepter la pièce, c’est attester tout cela.</translation>
    </message>
    <message>
        <source>Show pages</source>
        <translation>Voir les pages</translation>
    </message>
    <message>
        <source>Hide pages</source>
        <translation>Cacher les pages</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Original seen: accept</source>
        <translation>Original vu&#xa0;: accepter</translation>
    </message>
</context>
<context>
    <name>DossierHeader</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>More about this dossier</source>
        <translation>Autres actions sur ce dossier</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Dossier opened {when} by {who}</source>
        <translation>Dossier ouvert le {when} par {who}</translation>
    </message>
    <message>
        <source>back at {time}</source>
        <translation>de retour à {time}</translation>
    </message>
</context>
<context>
    <name>DossierListPane</name>
    <message>
        <source>Name, RC, TP, permit…  Ctrl+F</source>
        <translation>Nom, RC, TP, permis…  Ctrl+F</translation>
    </message>
    <message>
        <source>Search dossiers</source>
        <translation>Chercher un dossier</translation>
    </message>
    <message>
        <source>Name, RC, TP, telephone or number of a permit: search dossiers (Ctrl+F)</source>
        <translation>Nom, RC, TP, téléphone ou n°&#xa0;de permis&#xa0;: chercher un dossier (Ctrl+F)</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Name, RC, TP, telephone, permit number…  Ctrl+F</source>
        <translation>Nom, RC, TP, téléphone, n°&#xa0;de permis…  Ctrl+F</translation>
    </message>
    <message>
        <source>Name or number  Ctrl+F</source>
        <translation>Nom ou numéro  Ctrl+F</translation>
    </message>
    <message>
        <source>No dossier is found. Ctrl+N begins a new one.</source>
        <translation>Aucun dossier trouvé. Ctrl+N en ouvre un nouveau.</translation>
    </message>
    <message>
        <source>No dossier yet. Ctrl+N begins one, Ctrl+I imports a list.</source>
        <translation>Aucun dossier pour l’instant. Ctrl+N en ouvre un, Ctrl+I importe une liste.</translation>
    </message>
    <message>
        <source>{filter} {count}</source>
        <translation>{filter} {count}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>To complete</source>
        <translation>À compléter</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Initiation</source>
        <translation>Initiation</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Délivrés</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>De côté</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Attente</translation>
    </message>
</context>
<context>
    <name>DossierMore</name>
    <message>
        <source>Cancel the dossier…</source>
        <translation>Annuler le dossier…</translation>
    </message>
    <message>
        <source>Open it again…</source>
        <translation>Rouvrir…</translation>
    </message>
    <message>
        <source>Give out what is held…</source>
        <translation>Remettre ce qui est détenu…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Effacer…</translation>
    </message>
    <message>
        <source>Ask for erasure…</source>
        <translation>Demander l’effacement…</translation>
    </message>
    <message>
        <source>For what reason?</source>
        <translation>Pour quel motif&#x202f;?</translation>
    </message>
    <message>
        <source>Cancel it now</source>
        <translation>Annuler maintenant</translation>
    </message>
    <message>
        <source>Open it again now</source>
        <translation>Rouvrir maintenant</translation>
    </message>
    <message>
        <source>Erase it now</source>
        <translation>Effacer maintenant</translation>
    </message>
    <message>
        <source>Ask for it now</source>
        <translation>Demander maintenant</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier de fichiers…</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>The dossier ends without a permit. Nothing of it disappears, and it can be opened again.</source>
        <translation>Le dossier se termine sans permis. Rien n’en disparaît, et il peut être rouvert.</translation>
    </message>
    <message>
        <source>The dossier goes on. Its papers must be seen anew: what was attested before no longer counts.</source>
        <translation>Le dossier reprend. Ses pièces doivent être revues&#xa0;: ce qui avait été attesté ne compte plus.</translation>
    </message>
    <message>
        <source>All that is held about this enterprise goes into one file, with the pictures of its papers. The file is not encrypted: give it to its owner alone.</source>
        <translation>Tout ce qui est détenu sur cette entreprise va dans un seul fichier, avec les images de ses pièces. Le fichier n’est pas chiffré&#xa0;: ne le remettre qu’à l’intéressé.</translation>
    </message>
    <message>
        <source>Everything personal of this dossier was erased.</source>
        <translation>Tout ce que ce dossier avait de personnel a été effacé.</translation>
    </message>
    <message>
        <source>The erasure was asked for; headquarters has not confirmed it yet.</source>
        <translation>L’effacement a été demandé&#x202f;; le siège ne l’a pas encore confirmé.</translation>
    </message>
    <message>
        <source>What cannot be reached: sheets of paper, files given out, and backups and bundles written before. The permit&apos;s number, its dates and the counts stay.</source>
        <translation>Hors d’atteinte&#xa0;: les feuilles de papier, les fichiers remis, les sauvegardes et les lots écrits avant. Le numéro du permis, ses dates et les comptes restent.</translation>
    </message>
    <message>
        <source>Names, numbers, telephone, papers and their pictures are erased here at once, and elsewhere with the next bundle. This cannot be undone.</source>
        <translation>Noms, numéros, téléphone, pièces et leurs images sont effacés ici aussitôt, et ailleurs avec le prochain lot. C’est sans retour.</translation>
    </message>
    <message>
        <source>Headquarters is asked to erase names, numbers, telephone, papers and their pictures; until it confirms, everything stays.</source>
        <translation>Il est demandé au siège d’effacer noms, numéros, téléphone, pièces et leurs images&#x202f;; tant qu’il ne l’a pas confirmé, tout reste.</translation>
    </message>
    <message>
        <source>The dossier is cancelled.</source>
        <translation>Le dossier est annulé.</translation>
    </message>
    <message>
        <source>The dossier is open again.</source>
        <translation>Le dossier est rouvert.</translation>
    </message>
    <message>
        <source>Folder for what is given out</source>
        <translation>Dossier de fichiers où remettre les données</translation>
    </message>
    <message>
        <source>Written, and not encrypted: {file}</source>
        <translation>Écrit, et non chiffré&#xa0;: {file}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of papers</source>
        <translation>
            <numerusform>%n image de pièce</numerusform>
            <numerusform>%n images de pièces</numerusform>
        </translation>
    </message>
    <message>
        <source>The erasure is asked for. The next bundle carries it.</source>
        <translation>L’effacement est demandé. Le prochain lot emporte la demande.</translation>
    </message>
</context>
<context>
    <name>DossierRowWords</name>
    <message>
        <source>To correct</source>
        <translation>À corriger</translation>
    </message>
    <message>
        <source>Back at {time}</source>
        <translation>Revient à {time}</translation>
    </message>
    <message>
        <source>To complete</source>
        <translation>À compléter</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Initiation</source>
        <translation>Initiation</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Permit issued</source>
        <translation>Permis délivré</translation>
    </message>
    <message>
        <source>Permit printed</source>
        <translation>Permis imprimé</translation>
    </message>
    <message>
        <source>Permit handed over</source>
        <translation>Permis remis</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>Liste d’attente</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
</context>
<context>
    <name>DossierView</name>
    <message>
        <source>Next: {step}</source>
        <translation>Suite&#xa0;: {step}</translation>
    </message>
</context>
<context>
    <name>DraftLine</name>
    <message>
        <source>Really throw away?</source>
        <translation>Vraiment jeter&#x202f;?</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Jeter le brouillon</translation>
    </message>
    <message numerus="yes">
        <source>%n other draft(s)</source>
        <translation>
            <numerusform>%n autre brouillon</numerusform>
            <numerusform>%n autres brouillons</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft kept at {time}, by {account}</source>
        <translation>Brouillon gardé à {time}, par {account}</translation>
    </message>
</context>
<context>
    <name>DuePeople</name>
    <message>
        <source>Due back</source>
        <translation>Retours attendus</translation>
    </message>
    <message>
        <source>Ticket of who is back</source>
        <translation>Ticket au retour</translation>
    </message>
    <message>
        <source>Type or scan the ticket: Enter opens the dossier</source>
        <translation>Saisir ou scanner le ticket&#xa0;: Entrée ouvre le dossier</translation>
    </message>
    <message>
        <source>Nobody is expected back.</source>
        <translation>Personne n’est attendu.</translation>
    </message>
    <message numerus="yes">
        <source>%n more: see the dossiers put aside</source>
        <translation>
            <numerusform>%n autre&#xa0;: voir les dossiers mis de côté</numerusform>
            <numerusform>%n autres&#xa0;: voir les dossiers mis de côté</numerusform>
        </translation>
    </message>
    <message>
        <source>no time</source>
        <translation>sans heure</translation>
    </message>
    <message>
        <source>⚠ {time}, late</source>
        <translation>⚠ {time}, en retard</translation>
    </message>
    <message>
        <source>Print ticket {ticket} again</source>
        <translation>Réimprimer le ticket {ticket}</translation>
    </message>
</context>
<context>
    <name>EligibilityPanel</name>
    <message>
        <source>Not saved yet: nothing is checked before.</source>
        <translation>Pas encore enregistré&#xa0;: rien n’est vérifié avant.</translation>
    </message>
    <message>
        <source>Permit {number}: {step}</source>
        <translation>N°&#xa0;{number}&#xa0;: {step}</translation>
    </message>
    <message>
        <source>Nothing is missing: the permit can be issued.</source>
        <translation>Rien ne manque&#xa0;: le permis peut être délivré.</translation>
    </message>
    <message>
        <source>Missing: {things}</source>
        <translation>Il manque&#xa0;: {things}</translation>
    </message>
    <message>
        <source>Not possible: {things}</source>
        <translation>Impossible&#xa0;: {things}</translation>
    </message>
    <message>
        <source>To check: perhaps served at another desk</source>
        <translation>À vérifier&#xa0;: peut-être déjà servi à un autre guichet</translation>
    </message>
    <message>
        <source>turnover</source>
        <translation>chiffre d’affaires</translation>
    </message>
    <message>
        <source>not a liberal profession</source>
        <translation>profession non libérale</translation>
    </message>
    <message>
        <source>paper accepted</source>
        <translation>pièce acceptée</translation>
    </message>
    <message>
        <source>initiation</source>
        <translation>initiation</translation>
    </message>
    <message>
        <source>no other permit</source>
        <translation>pas d’autre permis</translation>
    </message>
    <message>
        <source>an accepted paper (RC or TP)</source>
        <translation>une pièce acceptée (RC ou TP)</translation>
    </message>
    <message>
        <source>the initiation</source>
        <translation>l’initiation</translation>
    </message>
    <message>
        <source>an RC with its court, or a TP number</source>
        <translation>un RC avec son tribunal, ou un n°&#xa0;de TP</translation>
    </message>
    <message>
        <source>marked fields to be corrected</source>
        <translation>des champs signalés à corriger</translation>
    </message>
    <message>
        <source>turnover above the ceiling</source>
        <translation>chiffre d’affaires au-dessus du plafond</translation>
    </message>
    <message>
        <source>a liberal profession</source>
        <translation>une profession libérale</translation>
    </message>
    <message>
        <source>the enterprise already holds a permit</source>
        <translation>l’entreprise a déjà un permis</translation>
    </message>
    <message>
        <source>no permit number is left at this desk</source>
        <translation>plus aucun numéro de permis à ce guichet</translation>
    </message>
    <message>
        <source>{field} (two values)</source>
        <translation>{field} (deux valeurs)</translation>
    </message>
</context>
<context>
    <name>EnrolPanel</name>
    <message>
        <source>{node} asks to be enrolled</source>
        <translation>{node} demande son inscription</translation>
    </message>
    <message>
        <source>Compare this fingerprint with the one that the laptop shows, every group.</source>
        <translation>Comparer cette empreinte avec celle qu’affiche le poste, groupe par groupe.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>Le dernier jour précède le premier.</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>Toutes les régions</translation>
    </message>
    <message>
        <source>Certify and write the kit</source>
        <translation>Certifier et écrire le kit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>EnterpriseFields</name>
    <message>
        <source>More fields</source>
        <translation>Autres champs</translation>
    </message>
</context>
<context>
    <name>EnterprisePanel</name>
    <message>
        <source>Enterprise</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>draft kept</source>
        <translation>brouillon gardé</translation>
    </message>
    <message>
        <source>being typed</source>
        <translation>en cours de saisie</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>saisie</translation>
    </message>
    <message>
        <source>Save the dossier</source>
        <translation>Enregistrer le dossier</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>Enregistrer la correction</translation>
    </message>
    <message>
        <source>Correct the marked fields first.</source>
        <translation>Corriger d’abord les champs signalés.</translation>
    </message>
    <message>
        <source>The dossier was saved.</source>
        <translation>Le dossier est enregistré.</translation>
    </message>
    <message>
        <source>The correction was saved.</source>
        <translation>La correction est enregistrée.</translation>
    </message>
</context>
<context>
    <name>EnterpriseSheet</name>
    <message>
        <source>Folder for the notice</source>
        <translation>Dossier de fichiers pour la notice</translation>
    </message>
    <message>
        <source>Take {number}</source>
        <translation>Prendre {number}</translation>
    </message>
</context>
<context>
    <name>ErasuresPanel</name>
    <message>
        <source>Personal data to erase</source>
        <translation>Données personnelles à effacer</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message numerus="yes">
        <source>%n more request(s) after these</source>
        <translation>
            <numerusform>%n autre demande après celles-ci</numerusform>
            <numerusform>%n autres demandes après celles-ci</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept until {day} and no longer: {dossiers}</source>
        <translation>À conserver jusqu’au {day}, pas plus longtemps&#xa0;: {dossiers}</translation>
    </message>
    <message>
        <source>Names, numbers, telephone, papers and their pictures are erased here at once, and elsewhere with the next bundle. This cannot be undone. Sheets of paper, files given out, and backups and bundles written before cannot be reached.</source>
        <translation>Noms, numéros, téléphone, pièces et leurs images sont effacés ici aussitôt, et ailleurs avec le prochain lot. C’est sans retour. Les feuilles de papier, les fichiers remis, les sauvegardes et les lots écrits avant restent hors d’atteinte.</translation>
    </message>
    <message>
        <source>Erase it now</source>
        <translation>Effacer maintenant</translation>
    </message>
    <message>
        <source>kept until {day}</source>
        <translation>conservation jusqu’au {day}</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>demandé</translation>
    </message>
    <message>
        <source>Erased. The next bundles carry it to everybody.</source>
        <translation>Effacé. Les prochains lots l’apportent à tous.</translation>
    </message>
</context>
<context>
    <name>ExchangeFolderPanel</name>
    <message>
        <source>Exchange at the forum</source>
        <translation>Échange au forum</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Choisir l’emplacement…</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>Échanger maintenant</translation>
    </message>
    <message>
        <source>Exchange by itself as long as this folder can be reached</source>
        <translation>Échanger automatiquement tant que cet emplacement est accessible</translation>
    </message>
    <message>
        <source>An exchange is going on</source>
        <translation>Échange en cours</translation>
    </message>
    <message>
        <source>Folder that the desks of the forum share</source>
        <translation>Emplacement que partagent les guichets du forum</translation>
    </message>
    <message>
        <source>Choose a folder that the desks of the forum share, or a stick.</source>
        <translation>Choisir un emplacement que partagent les guichets du forum, ou une clé USB.</translation>
    </message>
    <message>
        <source>Last exchange: {time}</source>
        <translation>Dernier échange&#xa0;: {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) taken</source>
        <translation>
            <numerusform>%n événement pris</numerusform>
            <numerusform>%n événements pris</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) given</source>
        <translation>
            <numerusform>%n événement donné</numerusform>
            <numerusform>%n événements donnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified on the medium · safe to remove</source>
        <translation>Vérifié sur le support · peut être retiré</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) like these</source>
        <translation>
            <numerusform>%n autre fichier dans ce cas</numerusform>
            <numerusform>%n autres fichiers dans ce cas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Import a list</source>
        <translation>Importer une liste</translation>
    </message>
    <message>
        <source>Drop files here, or read one</source>
        <translation>Déposer des fichiers ici, ou en lire un</translation>
    </message>
    <message>
        <source>Write the bundle</source>
        <translation>Écrire le lot</translation>
    </message>
    <message>
        <source>No bundle was written here yet.</source>
        <translation>Aucun lot n’a encore été écrit ici.</translation>
    </message>
    <message>
        <source>Last bundle: {time}.</source>
        <translation>Dernier lot&#xa0;: {time}.</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Emplacement partagé</translation>
    </message>
    <message>
        <source>Drop bundles here, or choose them</source>
        <translation>Déposer des lots ici, ou les choisir</translation>
    </message>
    <message>
        <source>Exchange — merging</source>
        <translation>Échanges — fusion</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of this laptop in no bundle yet.</source>
        <translation>
            <numerusform>%n événement de ce poste n’est encore dans aucun lot.</numerusform>
            <numerusform>%n événements de ce poste ne sont encore dans aucun lot.</numerusform>
        </translation>
    </message>
    <message>
        <source>Safe at headquarters up to no. {seq} of {own}.</source>
        <translation>En sûreté au siège jusqu’au n°&#xa0;{seq} sur {own}.</translation>
    </message>
    <message>
        <source>No receipt from headquarters yet.</source>
        <translation>Aucun accusé de réception du siège pour l’instant.</translation>
    </message>
    <message>
        <source>Bundles, receipts, references, kits and requests</source>
        <translation>Lots, accusés de réception, références, kits et demandes</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
</context>
<context>
    <name>ExchangeSummary</name>
    <message numerus="yes">
        <source>%n merged</source>
        <translation>
            <numerusform>%n fusionné</numerusform>
            <numerusform>%n fusionnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read</source>
        <translation>
            <numerusform>%n lu</numerusform>
            <numerusform>%n lus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n déjà connu</numerusform>
            <numerusform>%n déjà connus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in quarantine</source>
        <translation>
            <numerusform>%n en quarantaine</numerusform>
            <numerusform>%n en quarantaine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to enrol</source>
        <translation>
            <numerusform>%n à inscrire</numerusform>
            <numerusform>%n à inscrire</numerusform>
        </translation>
    </message>
    <message>
        <source>{files}: {outcomes}</source>
        <translation>{files}&#xa0;: {outcomes}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read</source>
        <translation>
            <numerusform>%n fichier lu</numerusform>
            <numerusform>%n fichiers lus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refusé</numerusform>
            <numerusform>%n refusés</numerusform>
        </translation>
    </message>
    <message>
        <source>{refused} ({reason})</source>
        <translation>{refused} ({reason})</translation>
    </message>
    <message>
        <source>{refused} ({node}: {reason})</source>
        <translation>{refused} ({node}&#xa0;: {reason})</translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s)</source>
        <translation>
            <numerusform>%n nouvel événement</numerusform>
            <numerusform>%n nouveaux événements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) here</source>
        <translation>
            <numerusform>%n dossier ici</numerusform>
            <numerusform>%n dossiers ici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s)</source>
        <translation>
            <numerusform>%n permis</numerusform>
            <numerusform>%n permis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n conflit à trancher</numerusform>
            <numerusform>%n conflits à trancher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeViews</name>
    <message>
        <source>Desks {count}</source>
        <translation>Guichets {count}</translation>
    </message>
    <message>
        <source>Alarms {count}</source>
        <translation>Alertes {count}</translation>
    </message>
    <message>
        <source>Files {count}</source>
        <translation>Fichiers {count}</translation>
    </message>
</context>
<context>
    <name>FiguresChart</name>
    <message>
        <source>Figures of the chart</source>
        <translation>Chiffres du graphique</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>Enregistrer le graphique en image</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>Enregistrer le tableau en CSV</translation>
    </message>
    <message>
        <source>Save the table as Excel</source>
        <translation>Enregistrer le tableau en Excel</translation>
    </message>
    <message>
        <source>Exact figures, for the programme alone: small ones can point to an enterprise. For others there is the report.</source>
        <translation>Chiffres exacts, pour le programme seul&#xa0;: les petits peuvent désigner une entreprise. Pour les autres, il y a le rapport.</translation>
    </message>
    <message>
        <source>Folder for the figures</source>
        <translation>Emplacement des chiffres</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Enregistré&#xa0;: {file}</translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message>
        <source>Files that were read, and what came of each</source>
        <translation>Fichiers lus, et le résultat de chacun</translation>
    </message>
    <message>
        <source>Arrow keys go through the files</source>
        <translation>Les flèches parcourent les fichiers</translation>
    </message>
    <message>
        <source>No file was read yet. Files can be dropped on this page.</source>
        <translation>Aucun fichier n’a encore été lu. Il est possible de déposer des fichiers sur cette page.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Expéditeur</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Explication</translation>
    </message>
    <message>
        <source>written</source>
        <translation>écrit</translation>
    </message>
    <message>
        <source>To hand to {node}.</source>
        <translation>À remettre à {node}.</translation>
    </message>
    <message>
        <source>bundle</source>
        <translation>lot</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>accusé de réception</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>kit</source>
        <translation>kit</translation>
    </message>
    <message>
        <source>enrolment request</source>
        <translation>demande d’inscription</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>fusionné</translation>
    </message>
    <message>
        <source>known already</source>
        <translation>déjà connu</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lu</translation>
    </message>
    <message>
        <source>in quarantine</source>
        <translation>en quarantaine</translation>
    </message>
    <message>
        <source>to enrol</source>
        <translation>à inscrire</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>Safe at headquarters up to no. {seq}</source>
        <translation>En sûreté au siège jusqu’au n°&#xa0;{seq}</translation>
    </message>
    <message>
        <source>{node} has what was written here up to no. {seq}</source>
        <translation>{node} a ce qui a été écrit ici jusqu’au n°&#xa0;{seq}</translation>
    </message>
    <message>
        <source>{node} asks to be enrolled: compare the fingerprint.</source>
        <translation>{node} demande son inscription&#xa0;: comparer l’empreinte.</translation>
    </message>
    <message>
        <source>Nothing new in it.</source>
        <translation>Rien de nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s)</source>
        <translation>
            <numerusform>%n nouvel événement</numerusform>
            <numerusform>%n nouveaux événements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderPanel</name>
    <message>
        <source>Data folder</source>
        <translation>Emplacement des données</translation>
    </message>
    <message>
        <source>Everything lies encrypted in {folder}.</source>
        <translation>Tout est chiffré dans {folder}.</translation>
    </message>
    <message>
        <source>Fingerprint of the programme&apos;s root, as headquarters has it:</source>
        <translation>Empreinte de la racine du programme, la même qu’au siège&#xa0;:</translation>
    </message>
    <message>
        <source>Where the backup goes: a stick or a folder</source>
        <translation>Où mettre la sauvegarde&#xa0;: une clé USB ou un autre emplacement</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Faire une sauvegarde</translation>
    </message>
    <message>
        <source>Examine the folder</source>
        <translation>Examiner les données</translation>
    </message>
    <message>
        <source>Writing the backup and reading it back…</source>
        <translation>Écriture et relecture de la sauvegarde…</translation>
    </message>
    <message>
        <source>{file} was written and read back. Keep it apart from this laptop: whoever has it and a password can take this desk&apos;s place.</source>
        <translation>{file} a été écrit et relu. Le garder à l’écart de ce poste&#xa0;: qui le possède avec un mot de passe peut prendre la place de ce guichet.</translation>
    </message>
    <message>
        <source>Looking at everything…</source>
        <translation>Examen en cours…</translation>
    </message>
    <message>
        <source>Database and search are whole</source>
        <translation>La base de données et la recherche sont intactes</translation>
    </message>
    <message>
        <source>Nothing written was altered</source>
        <translation>Rien de ce qui a été écrit n’a été modifié</translation>
    </message>
    <message>
        <source>Every log is sealed by its own key</source>
        <translation>Chaque journal est scellé par sa propre clé</translation>
    </message>
    <message>
        <source>What is shown is what was written</source>
        <translation>Ce qui s’affiche est ce qui a été écrit</translation>
    </message>
    <message>
        <source>Nothing is missing in between</source>
        <translation>Aucun événement ne manque dans la suite</translation>
    </message>
    <message>
        <source>No log was continued twice</source>
        <translation>Aucun journal n’a deux suites</translation>
    </message>
    <message>
        <source>Nobody wrote what they may not</source>
        <translation>Personne n’a écrit ce qu’il n’avait pas le droit d’écrire</translation>
    </message>
    <message>
        <source>Every picture that is kept can be read</source>
        <translation>Chaque image gardée peut être lue</translation>
    </message>
    <message>
        <source>The keys belong to this desk</source>
        <translation>Les clés sont celles de ce guichet</translation>
    </message>
    <message>
        <source>The folder was not copied from another laptop</source>
        <translation>Les données ne viennent pas d’un autre poste</translation>
    </message>
    <message>
        <source>There is room on the disk</source>
        <translation>Il y a de la place sur le disque</translation>
    </message>
    <message>
        <source>Permits can be drawn in both scripts</source>
        <translation>Les permis se dessinent dans les deux écritures</translation>
    </message>
    <message>
        <source>{check}: {detail}</source>
        <translation>{check}&#xa0;: {detail}</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>FormatField</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>On what permits are printed; remembered</source>
        <translation>Ce sur quoi les permis sont imprimés&#x202f;; le choix est retenu</translation>
    </message>
    <message>
        <source>A4 certificate</source>
        <translation>Certificat A4</translation>
    </message>
    <message>
        <source>Card, one by one</source>
        <translation>Carte, une par une</translation>
    </message>
    <message>
        <source>Cards, ten on A4</source>
        <translation>Cartes, dix par A4</translation>
    </message>
</context>
<context>
    <name>GrantPanel</name>
    <message>
        <source>Grant a desk further permits and packs</source>
        <translation>Accorder à un guichet d’autres permis et d’autres packs</translation>
    </message>
    <message>
        <source>The desk spends them once it has read the reference that is written now.</source>
        <translation>Le guichet en disposera dès qu’il aura lu la référence écrite maintenant.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Guichet</translation>
    </message>
    <message>
        <source>Grant and write the reference</source>
        <translation>Accorder et écrire la référence</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>So far: permits {given}, of which issued as far as is known here {spent}; packs {packs}</source>
        <translation>Jusqu’ici&#xa0;: permis accordés {given}, dont délivrés à notre connaissance {spent}&#x202f;; packs accordés {packs}</translation>
    </message>
</context>
<context>
    <name>GrantingPanel</name>
    <message>
        <source>Permits granted</source>
        <translation>Permis accordés</translation>
    </message>
    <message>
        <source>Packs granted</source>
        <translation>Packs accordés</translation>
    </message>
    <message>
        <source>Left in the whole programme: permits {permits}, packs {packs}</source>
        <translation>Reste pour tout le programme&#xa0;: permis {permits}, packs {packs}</translation>
    </message>
    <message>
        <source>without limit</source>
        <translation>sans limite</translation>
    </message>
</context>
<context>
    <name>Headquarters</name>
    <message>
        <source>Enrol…</source>
        <translation>Inscrire…</translation>
    </message>
    <message>
        <source>Grant…</source>
        <translation>Accorder…</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Écrire la référence…</translation>
    </message>
    <message>
        <source>Trust list</source>
        <translation>Écrire la liste de confiance…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Folder for the kit</source>
        <translation>Emplacement du kit</translation>
    </message>
    <message>
        <source>Folder for the reference</source>
        <translation>Emplacement de la référence</translation>
    </message>
    <message>
        <source>Granted to {node}. The reference no. {number} is written: {file}</source>
        <translation>Accordé à {node}. La référence n°&#xa0;{number} est écrite&#xa0;: {file}</translation>
    </message>
    <message>
        <source>The reference no. {number} is written: {file}</source>
        <translation>La référence n°&#xa0;{number} est écrite&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Folder for the trust list</source>
        <translation>Emplacement de la liste de confiance</translation>
    </message>
    <message numerus="yes">
        <source>%n desk(s)</source>
        <translation>
            <numerusform>%n guichet</numerusform>
            <numerusform>%n guichets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n void permit(s)</source>
        <translation>
            <numerusform>%n permis révoqué</numerusform>
            <numerusform>%n permis révoqués</numerusform>
        </translation>
    </message>
    <message>
        <source>The trust list no. {number} is written: {file}</source>
        <translation>La liste de confiance n°&#xa0;{number} est écrite&#xa0;: {file}</translation>
    </message>
    <message>
        <source>{node} is revoked. Write a reference, so that everybody knows.</source>
        <translation>{node} est révoqué. Écrire une référence, pour que tous le sachent.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>History of the dossier</source>
        <translation>Historique du dossier</translation>
    </message>
    <message>
        <source>What was done to this dossier, by whom and when</source>
        <translation>Ce qui a été fait dans ce dossier, par qui et quand</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
</context>
<context>
    <name>ImportListPage</name>
    <message>
        <source>Import a list</source>
        <translation>Importer une liste</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>Choisir une liste</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Break off</source>
        <translation>Interrompre</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>Choose a pre-registration list</source>
        <translation>Choisir une liste de préinscription</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message numerus="yes">
        <source>Import %n enterprise(s)</source>
        <translation>
            <numerusform>Importer %n entreprise</numerusform>
            <numerusform>Importer %n entreprises</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>{file} is imported.</source>
        <translation>{file} est importé.</translation>
    </message>
    <message>
        <source>Enter on a line below opens the dossier that it is about.</source>
        <translation>Entrée sur une ligne ci-dessous ouvre le dossier concerné.</translation>
    </message>
    <message>
        <source>{file}: nothing is registered before you say so.</source>
        <translation>{file}&#xa0;: rien n’est enregistré avant confirmation.</translation>
    </message>
    <message>
        <source>Drop a list here, or choose one: csv, tsv, xlsx or ods.</source>
        <translation>Déposer une liste ici, ou en choisir une&#xa0;: csv, tsv, xlsx ou ods.</translation>
    </message>
    <message numerus="yes">
        <source>%n registered</source>
        <translation>
            <numerusform>%n enregistrée</numerusform>
            <numerusform>%n enregistrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to register</source>
        <translation>
            <numerusform>%n à enregistrer</numerusform>
            <numerusform>%n à enregistrer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) read</source>
        <translation>
            <numerusform>%n ligne lue</numerusform>
            <numerusform>%n lignes lues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n déjà connue</numerusform>
            <numerusform>%n déjà connues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refusée</numerusform>
            <numerusform>%n refusées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InitiationPanel</name>
    <message>
        <source>Initiation</source>
        <translation>Initiation</translation>
    </message>
    <message>
        <source>certificate to be given</source>
        <translation>attestation à remettre</translation>
    </message>
    <message>
        <source>to be attended</source>
        <translation>à suivre</translation>
    </message>
    <message>
        <source>Certificate given</source>
        <translation>Attestation remise</translation>
    </message>
    <message>
        <source>Attended on {day}.</source>
        <translation>Suivie le {day}.</translation>
    </message>
    <message>
        <source>The session was cancelled: {session}</source>
        <translation>La séance est annulée&#xa0;: {session}</translation>
    </message>
    <message>
        <source>Give the owner a place in another one.</source>
        <translation>Donner une place dans une autre séance.</translation>
    </message>
    <message>
        <source>A place is kept: {session}</source>
        <translation>Place réservée&#xa0;: {session}</translation>
    </message>
    <message>
        <source>When the owner has attended it, say so here.</source>
        <translation>Une fois la séance suivie, l’indiquer ici.</translation>
    </message>
    <message>
        <source>Not attended yet.</source>
        <translation>Pas encore suivie.</translation>
    </message>
    <message>
        <source>Give the owner the certificate, and say so here.</source>
        <translation>Remettre l’attestation au gérant et l’indiquer ici.</translation>
    </message>
    <message>
        <source>The certificate was given on {day}.</source>
        <translation>Attestation remise le {day}.</translation>
    </message>
    <message>
        <source>When the owner has attended the free session of this stop, say so here.</source>
        <translation>Quand la personne a suivi la séance gratuite de cette escale, le dire ici.</translation>
    </message>
    <message>
        <source>Initiation attended</source>
        <translation>Initiation suivie</translation>
    </message>
</context>
<context>
    <name>InstallationForm</name>
    <message>
        <source>Enrol this laptop</source>
        <translation>Inscrire ce poste</translation>
    </message>
    <message>
        <source>Its keys are made here and never leave it. Headquarters certifies the request that is written now, and answers with a kit.</source>
        <translation>Ses clés sont créées ici et n’en sortent jamais. Le siège certifie la demande qui est écrite maintenant et répond par un kit.</translation>
    </message>
    <message>
        <source>Name of the post</source>
        <translation>Nom du poste</translation>
    </message>
    <message>
        <source>for example TET-1</source>
        <translation>par exemple TET-1</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Son rôle</translation>
    </message>
    <message>
        <source>Desk of a forum</source>
        <translation>Guichet d’un forum</translation>
    </message>
    <message>
        <source>Coordinator of a region</source>
        <translation>Coordination d’une région</translation>
    </message>
    <message>
        <source>First account (a supervisor)</source>
        <translation>Premier compte (un superviseur)</translation>
    </message>
    <message>
        <source>Where to write the request</source>
        <translation>Où écrire la demande</translation>
    </message>
    <message>
        <source>Make the keys and the request</source>
        <translation>Créer les clés et la demande</translation>
    </message>
</context>
<context>
    <name>IssuesPanel</name>
    <message>
        <source>What is to be said of the rows</source>
        <translation>Remarques sur les lignes</translation>
    </message>
    <message>
        <source>Enter opens the dossier of a row, once it is imported</source>
        <translation>Entrée ouvre le dossier d’une ligne, une fois importée</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Explication</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lu comme</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) on the rows</source>
        <translation>
            <numerusform>%n remarque sur les lignes</numerusform>
            <numerusform>%n remarques sur les lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>to correct</source>
        <translation>à corriger</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>to know</source>
        <translation>à savoir</translation>
    </message>
</context>
<context>
    <name>KeptPageTools</name>
    <message>
        <source>Remove this page…</source>
        <translation>Retirer la page…</translation>
    </message>
    <message>
        <source>Remove it now</source>
        <translation>La retirer</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>La laisser</translation>
    </message>
</context>
<context>
    <name>KitPage</name>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>{node} waits for its kit</source>
        <translation>{node} attend son kit</translation>
    </message>
    <message>
        <source>Headquarters reads this laptop&apos;s request and compares this fingerprint with you. Its answer is a kit: a file for this laptop alone.</source>
        <translation>Le siège lit la demande de ce poste et compare cette empreinte avec vous. Sa réponse est un kit&#xa0;: un fichier pour ce seul poste.</translation>
    </message>
    <message>
        <source>Write the request once more</source>
        <translation>Écrire la demande encore une fois</translation>
    </message>
    <message>
        <source>Write the request</source>
        <translation>Écrire la demande</translation>
    </message>
    <message>
        <source>The kit from headquarters</source>
        <translation>Le kit reçu du siège</translation>
    </message>
    <message>
        <source>Read the kit</source>
        <translation>Lire le kit</translation>
    </message>
    <message>
        <source>Ask headquarters for the fingerprint of the programme&apos;s root and compare it, group by group. If one differs, somebody else made this kit.</source>
        <translation>Demander au siège l’empreinte de la racine du programme et la comparer, groupe par groupe. Si l’un d’eux diffère, ce kit a été fait par quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>They are the same: load the kit</source>
        <translation>Elles sont identiques&#xa0;: accepter le kit</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>Elles diffèrent&#xa0;: refuser le kit</translation>
    </message>
    <message>
        <source>The request of {node} is written.</source>
        <translation>La demande de {node} est écrite.</translation>
    </message>
    <message>
        <source>This kit was not loaded. Tell headquarters, and ask for another one.</source>
        <translation>Ce kit n’a pas été accepté. Avertir le siège et en demander un autre.</translation>
    </message>
</context>
<context>
    <name>KitPanel</name>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Whoever loads the kit is shown the programme&apos;s root. Read this fingerprint out to them: theirs must be the same.</source>
        <translation>Le poste qui charge le kit affiche la racine du programme. Lire cette empreinte à la personne qui le fait&#xa0;: la sienne doit être la même.</translation>
    </message>
    <message>
        <source>The kit of {node} is written</source>
        <translation>Le kit de {node} est écrit</translation>
    </message>
    <message>
        <source>It lies in {file}.</source>
        <translation>Il se trouve dans {file}.</translation>
    </message>
</context>
<context>
    <name>LateEntry</name>
    <message>
        <source>A form filled in by hand</source>
        <translation>Un formulaire rempli à la main</translation>
    </message>
    <message>
        <source>Number on the form</source>
        <translation>Numéro du formulaire</translation>
    </message>
    <message>
        <source>Day it was filled in</source>
        <translation>Rempli le</translation>
    </message>
    <message>
        <source>28/09/2010</source>
        <translation>28/09/2010</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>10:15</source>
        <translation>10:15</translation>
    </message>
    <message>
        <source>Filled in by</source>
        <translation>Rempli par</translation>
    </message>
    <message>
        <source>What the form says was seen</source>
        <translation>Ce que le formulaire dit avoir été vu</translation>
    </message>
    <message>
        <source>Initiation attended</source>
        <translation>Initiation suivie</translation>
    </message>
    <message>
        <source>Save the form</source>
        <translation>Enregistrer le formulaire</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Tribunal</translation>
    </message>
    <message>
        <source>A day such as 28/09/2010.</source>
        <translation>Une date comme 28/09/2010.</translation>
    </message>
    <message>
        <source>Form {number} was typed in before; what differs was corrected.</source>
        <translation>Le formulaire {number} était déjà saisi&#x202f;; ce qui différait a été corrigé.</translation>
    </message>
    <message>
        <source>Form {number} is typed in.</source>
        <translation>Le formulaire {number} est saisi.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Infitah Desk</source>
        <translation>Infitah Desk</translation>
    </message>
    <message>
        <source>Something unexpected happened. What you typed is kept. If it happens again, close the window and open it anew.</source>
        <translation>Une erreur inattendue s’est produite. La saisie est conservée. Si cela se reproduit, fermer la fenêtre et la rouvrir.</translation>
    </message>
</context>
<context>
    <name>NewPageTools</name>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Tourner à gauche</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Tourner à droite</translation>
    </message>
    <message>
        <source>Do not keep</source>
        <translation>Ne pas garder</translation>
    </message>
    <message>
        <source>Colours of the page</source>
        <translation>Couleurs de la page</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Noir et blanc</translation>
    </message>
    <message>
        <source>Cut along the frame</source>
        <translation>Couper au cadre</translation>
    </message>
    <message>
        <source>Cut to size</source>
        <translation>Recadrer</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>Counting</source>
        <translation>Comptage en cours</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Écrire le rapport</translation>
    </message>
    <message>
        <source>As PDF, Excel and CSV, without names and without figures below five</source>
        <translation>En PDF, Excel et CSV, sans noms et sans chiffres inférieurs à cinq</translation>
    </message>
    <message>
        <source>Dossiers by step</source>
        <translation>Dossiers par étape</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>No enterprise is registered here yet. Dossiers (F3) begins one, or imports a list.</source>
        <translation>Aucune entreprise n’est encore inscrite ici. La page Dossiers (F3) en commence une ou importe une liste.</translation>
    </message>
    <message>
        <source>No enterprise is known here yet. Merge the desks’ bundles under Exchange (F5): the figures and their charts come with them.</source>
        <translation>Aucune entreprise n’est encore connue ici. Fusionner les lots des guichets à la page Échanges (F5)&#xa0;: les chiffres et leurs graphiques viennent avec eux.</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Emplacement du rapport</translation>
    </message>
    <message>
        <source>Written: {files}</source>
        <translation>Écrit&#xa0;: {files}</translation>
    </message>
    <message>
        <source>Only what this laptop knows: bundles that were not merged are not counted.</source>
        <translation>Seulement ce que ce poste connaît&#xa0;: les lots non fusionnés ne sont pas comptés.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>PackOrder</name>
    <message>
        <source>Offer</source>
        <translation>Offre</translation>
    </message>
    <message>
        <source>Price including tax, if it is not the offer&apos;s</source>
        <translation>Prix TTC, si ce n’est pas celui de l’offre</translation>
    </message>
    <message>
        <source>The enterprise has not agreed that its data be passed to the bank.</source>
        <translation>L’entreprise n’a pas accepté que ses données soient transmises à la banque.</translation>
    </message>
    <message>
        <source>With the partner bank&apos;s financing offer</source>
        <translation>Avec l’offre de financement de la banque partenaire</translation>
    </message>
    <message>
        <source>With the partner bank&apos;s financing offer ({bank})</source>
        <translation>Avec l’offre de financement de la banque partenaire ({bank})</translation>
    </message>
    <message>
        <source>Choose an offer: its first letters are enough.</source>
        <translation>Choisir une offre&#xa0;: ses premières lettres suffisent.</translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s) left to order here</source>
        <translation>
            <numerusform>%n pack peut encore être commandé ici</numerusform>
            <numerusform>%n packs peuvent encore être commandés ici</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackPanel</name>
    <message>
        <source>Pack</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>livré</translation>
    </message>
    <message>
        <source>ordered</source>
        <translation>commandé</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Where vouchers are printed; remembered</source>
        <translation>Où les bons sont imprimés&#x202f;; le choix est retenu</translation>
    </message>
    <message>
        <source>Cancel the order…</source>
        <translation>Annuler la commande…</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>L’annuler</translation>
    </message>
    <message>
        <source>Why the order is cancelled</source>
        <translation>Pourquoi la commande est annulée</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Pack livré</translation>
    </message>
    <message>
        <source>Delivered all the same</source>
        <translation>Pack livré quand même</translation>
    </message>
    <message>
        <source>Order the pack</source>
        <translation>Commander le pack</translation>
    </message>
    <message>
        <source>Print the voucher</source>
        <translation>Imprimer le bon</translation>
    </message>
    <message>
        <source>Save the voucher as PDF</source>
        <translation>Enregistrer le bon en PDF</translation>
    </message>
    <message>
        <source>The order is cancelled: the desk has {subsidy} back.</source>
        <translation>La commande est annulée&#xa0;: {subsidy} reviennent au guichet.</translation>
    </message>
</context>
<context>
    <name>PackSerials</name>
    <message>
        <source>Serial number of the machine</source>
        <translation>Numéro de série de la machine</translation>
    </message>
    <message>
        <source>Number of the SIM card</source>
        <translation>Numéro de la carte SIM</translation>
    </message>
    <message>
        <source>Typed or scanned</source>
        <translation>Saisi ou scanné</translation>
    </message>
</context>
<context>
    <name>PackSpeaker</name>
    <message>
        <source>No pack yet: it needs a permit.</source>
        <translation>Pas encore de pack&#xa0;: il faut d’abord un permis.</translation>
    </message>
    <message>
        <source>No pack is ordered.</source>
        <translation>Aucun pack n’est commandé.</translation>
    </message>
    <message>
        <source>Pack {offer} was ordered on {day}.</source>
        <translation>Le pack {offer} a été commandé le {day}.</translation>
    </message>
    <message>
        <source>Pack {offer} was delivered on {day}.</source>
        <translation>Le pack {offer} a été livré le {day}.</translation>
    </message>
    <message>
        <source>The order of pack {offer} was cancelled on {day}.</source>
        <translation>La commande du pack {offer} a été annulée le {day}.</translation>
    </message>
    <message>
        <source>Two said different things of this pack without knowing of each other: say anew how it is.</source>
        <translation>Deux personnes ont dit des choses différentes de ce pack sans le savoir&#xa0;: dire de nouveau ce qu’il en est.</translation>
    </message>
    <message>
        <source>Cancelled on {day}: pack {offer}.</source>
        <translation>Annulé le {day}&#xa0;: pack {offer}.</translation>
    </message>
    <message>
        <source>Price {price} · subsidy {subsidy} · remainder {remainder}</source>
        <translation>Prix {price} · subvention {subsidy} · reste à payer {remainder}</translation>
    </message>
</context>
<context>
    <name>PageSources</name>
    <message>
        <source>Files…</source>
        <translation>Fichiers…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>image collée</translation>
    </message>
    <message>
        <source>There is no picture to paste: copy one, or a file, first.</source>
        <translation>Il n’y a pas d’image à coller&#xa0;: en copier une d’abord, ou un fichier.</translation>
    </message>
    <message>
        <source>Pictures and PDF</source>
        <translation>Images et PDF</translation>
    </message>
    <message>
        <source>Pages of the paper</source>
        <translation>Pages de la pièce</translation>
    </message>
    <message>
        <source>The folder where the scanner puts files</source>
        <translation>Emplacement où le scanner dépose les fichiers</translation>
    </message>
    <message>
        <source>Stop watching the folder</source>
        <translation>Ne plus surveiller</translation>
    </message>
    <message>
        <source>Scanner&apos;s folder…</source>
        <translation>Scanner…</translation>
    </message>
    <message>
        <source>Watched: {folder}. New files come in here, and stay there.</source>
        <translation>Surveillé&#xa0;: {folder}. Les nouveaux fichiers entrent ici et y restent.</translation>
    </message>
</context>
<context>
    <name>PagesPanel</name>
    <message>
        <source>Pages of the paper</source>
        <translation>Pages de la pièce</translation>
    </message>
    <message>
        <source>No page yet. Drop pictures or a PDF of the paper here.</source>
        <translation>Pas encore de page. Déposer ici des images ou un PDF de la pièce.</translation>
    </message>
    <message>
        <source>No page was kept of this paper.</source>
        <translation>Aucune page de cette pièce n’a été gardée.</translation>
    </message>
    <message>
        <source>picture of the camera</source>
        <translation>image de la caméra</translation>
    </message>
</context>
<context>
    <name>PairTable</name>
    <message>
        <source>Why together</source>
        <translation>Raison pour rapprocher</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>Its beginning has not come yet</source>
        <translation>Son début n’est pas encore arrivé</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>Permis</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>{number} · revoked</source>
        <translation>{number} · révoqué</translation>
    </message>
    <message>
        <source>{number} · handed over</source>
        <translation>{number} · remis</translation>
    </message>
    <message>
        <source>{number} · valid</source>
        <translation>{number} · valable</translation>
    </message>
    <message>
        <source>{offer} · delivered</source>
        <translation>{offer} · livré</translation>
    </message>
    <message>
        <source>{offer} · ordered</source>
        <translation>{offer} · commandé</translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>optional, such as 14/09/2010</source>
        <translation>facultatif, comme 14/09/2010</translation>
    </message>
    <message>
        <source>The form writes it otherwise: {stated} (here {shown})</source>
        <translation>Écrit autrement au formulaire&#xa0;: {stated} (ici {shown})</translation>
    </message>
    <message>
        <source>The form says {stated}, not {shown}</source>
        <translation>Au formulaire&#xa0;: {stated}, et non {shown}</translation>
    </message>
</context>
<context>
    <name>PaperForms</name>
    <message>
        <source>Folder for the notice</source>
        <translation>Dossier de fichiers pour la notice</translation>
    </message>
    <message>
        <source>Paper forms, for when no laptop works</source>
        <translation>Formulaires papier, quand aucun ordinateur ne marche</translation>
    </message>
    <message>
        <source>Type in a filled form</source>
        <translation>Saisir un formulaire rempli</translation>
    </message>
    <message>
        <source>Print blank forms</source>
        <translation>Imprimer des formulaires vierges</translation>
    </message>
    <message>
        <source>Print the notice on personal data</source>
        <translation>Imprimer la notice sur les données personnelles</translation>
    </message>
    <message>
        <source>How many blank forms</source>
        <translation>Nombre de formulaires vierges</translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) with a number of this laptop not typed in yet</source>
        <translation>
            <numerusform>%n formulaire numéroté par ce poste n’est pas encore saisi</numerusform>
            <numerusform>%n formulaires numérotés par ce poste ne sont pas encore saisis</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for blank forms</source>
        <translation>Dossier de fichiers pour les formulaires vierges</translation>
    </message>
    <message>
        <source>Forms {first} to {last} are written: {file}</source>
        <translation>Formulaires {first} à {last} écrits&#xa0;: {file}</translation>
    </message>
</context>
<context>
    <name>PaperJudge</name>
    <message>
        <source>The date cannot be read: write it like 14/09/2010.</source>
        <translation>La date n’est pas lisible&#xa0;: l’écrire comme 14/09/2010.</translation>
    </message>
    <message>
        <source>The form lacks this and takes it from the paper: {fields}.</source>
        <translation>Manque au formulaire et sera repris de la pièce&#xa0;: {fields}.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numéro</translation>
    </message>
    <message>
        <source>court</source>
        <translation>tribunal</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>As on the form ({fields}): compare it with the paper.</source>
        <translation>Comme au formulaire ({fields})&#xa0;: comparer avec la pièce.</translation>
    </message>
    <message>
        <source>Seen only: nothing of this paper is compared.</source>
        <translation>Vue seulement&#xa0;: rien de cette pièce n’est comparé.</translation>
    </message>
    <message>
        <source>{name} accepted this paper. Look at it too, then confirm it.</source>
        <translation>{name} a accepté cette pièce. La regarder aussi, puis la confirmer.</translation>
    </message>
    <message>
        <source>You accepted this paper: another supervisor must look at it too.</source>
        <translation>Pièce acceptée ici par vous&#xa0;: un autre superviseur doit la regarder aussi.</translation>
    </message>
    <message>
        <source>{name} accepted this paper: a supervisor must look at it too.</source>
        <translation>{name} a accepté cette pièce&#xa0;: un superviseur doit la regarder aussi.</translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>Papers seen</source>
        <translation>Pièces vues</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Aucune pour l’instant.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>No page</source>
        <translation>Aucune page</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>To be seen by a supervisor</source>
        <translation>À confirmer par un superviseur</translation>
    </message>
    <message>
        <source>✓ Accepted</source>
        <translation>✓ Acceptée</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
    <message>
        <source>✕ Rejected</source>
        <translation>✕ Refusée</translation>
    </message>
    <message>
        <source>of {day}</source>
        <translation>du {day}</translation>
    </message>
</context>
<context>
    <name>PaperOutlet</name>
    <message>
        <source>Sent to the printer: {printer}</source>
        <translation>Envoyé à l’imprimante&#xa0;: {printer}</translation>
    </message>
    <message>
        <source>The PDF lies here: {file}</source>
        <translation>Le PDF est ici&#xa0;: {file}</translation>
    </message>
</context>
<context>
    <name>ParkingLine</name>
    <message>
        <source>Reason: what is missing, who is being waited for</source>
        <translation>Motif&#xa0;: ce qui manque, qui l’on attend</translation>
    </message>
    <message>
        <source>Back at</source>
        <translation>De retour à</translation>
    </message>
    <message>
        <source>When the owner will be back, such as 15:00; may stay empty</source>
        <translation>Heure du retour, par exemple 15:00&#x202f;; peut rester vide</translation>
    </message>
    <message>
        <source>Put aside now</source>
        <translation>Mettre de côté</translation>
    </message>
</context>
<context>
    <name>PasswordPair</name>
    <message>
        <source>New password (at least 8 characters)</source>
        <translation>Nouveau mot de passe (au moins 8 caractères)</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Le même mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Les deux mots de passe sont différents.</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation>Choisir d’abord un emplacement.</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Choisir d’abord un fichier.</translation>
    </message>
</context>
<context>
    <name>PermitBatch</name>
    <message>
        <source>Permits to print</source>
        <translation>Permis à imprimer</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Where permits of this format are printed; remembered</source>
        <translation>Où sont imprimés les permis de ce format&#x202f;; le choix est retenu</translation>
    </message>
    <message>
        <source>Mark with Ctrl and a click, Shift and the arrows, or Ctrl+A; Enter opens one</source>
        <translation>Marquer avec Ctrl et un clic, Maj et les flèches, ou Ctrl+A&#x202f;; Entrée ouvre le dossier</translation>
    </message>
    <message>
        <source>How far the printing is</source>
        <translation>Avancement de l’impression</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>Tout marquer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>Permis</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Every permit that was issued has its sheet.</source>
        <translation>Chaque permis délivré a sa feuille.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n permit(s) without a sheet are shown.</source>
        <translation>
            <numerusform>Le premier permis sans feuille est affiché (%n).</numerusform>
            <numerusform>Les %n premiers permis sans feuille sont affichés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s) have no sheet yet.</source>
        <translation>
            <numerusform>%n permis n’a pas encore de feuille.</numerusform>
            <numerusform>%n permis n’ont pas encore de feuille.</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Printed: {done} of {of} pages</source>
        <translation>Imprimé&#xa0;: {done} pages sur {of}</translation>
    </message>
    <message>
        <source>Drawn and read back: {done} of {of} permits</source>
        <translation>Dessinés et relus&#xa0;: {done} permis sur {of}</translation>
    </message>
    <message>
        <source>Stopped: {sent} of {asked} permits are on paper or in the file.</source>
        <translation>Arrêté&#xa0;: {sent} permis sur {asked} sont sur papier ou dans le fichier.</translation>
    </message>
    <message>
        <source>From {first} to {last}: now say of each sheet whether it is in hand.</source>
        <translation>De {first} à {last}&#xa0;: dire maintenant de chaque feuille si elle est en main.</translation>
    </message>
    <message>
        <source>Sent to the printer: {printer}</source>
        <translation>Envoyé à l’imprimante&#xa0;: {printer}</translation>
    </message>
    <message>
        <source>The PDF lies here: {file}</source>
        <translation>Le PDF est ici&#xa0;: {file}</translation>
    </message>
    <message>
        <source>Nothing was sent: the same copies are printed next time.</source>
        <translation>Rien n’a été envoyé&#xa0;: les mêmes exemplaires seront imprimés la prochaine fois.</translation>
    </message>
</context>
<context>
    <name>PermitCard</name>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>Autre emplacement…</translation>
    </message>
    <message>
        <source>Another copy…</source>
        <translation>Autre exemplaire…</translation>
    </message>
    <message>
        <source>It never came out</source>
        <translation>Elle n’est pas sortie</translation>
    </message>
    <message>
        <source>The sheet is spoiled…</source>
        <translation>Feuille gâchée…</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>La jeter</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Why there is another copy</source>
        <translation>Motif de l’exemplaire supplémentaire</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Where permits of this format are printed; remembered</source>
        <translation>Où sont imprimés les permis de ce format&#x202f;; le choix est retenu</translation>
    </message>
    <message>
        <source>Who takes it, if it is not the manager (optional)</source>
        <translation>Remis à, si ce n’est pas le gérant (facultatif)</translation>
    </message>
    <message>
        <source>Why the sheet is spoiled</source>
        <translation>Pourquoi la feuille est gâchée</translation>
    </message>
    <message>
        <source>No other copy</source>
        <translation>Pas d’autre exemplaire</translation>
    </message>
    <message>
        <source>The PDF lies here: {file}</source>
        <translation>Le PDF est ici&#xa0;: {file}</translation>
    </message>
    <message>
        <source>The PDF goes to: {folder}</source>
        <translation>Le PDF ira dans&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>No printer is connected. The PDF goes to: {folder}</source>
        <translation>Aucune imprimante n’est branchée. Le PDF ira dans&#xa0;: {folder}</translation>
    </message>
</context>
<context>
    <name>PermitEnding</name>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>A new number…</source>
        <translation>Nouveau numéro…</translation>
    </message>
    <message>
        <source>Why the permit is revoked</source>
        <translation>Motif de la révocation</translation>
    </message>
    <message>
        <source>{number} becomes void for ever, with all its sheets, and verifiers refuse it as soon as they hear of it. This cannot be undone.</source>
        <translation>{number} devient nul pour toujours, avec toutes ses feuilles&#x202f;; qui le vérifie le refusera dès que la nouvelle lui parvient. C’est définitif.</translation>
    </message>
    <message>
        <source>{number} becomes void for ever, with all its sheets, and the enterprise gets a permit of another number at once. This cannot be undone.</source>
        <translation>{number} devient nul pour toujours, avec toutes ses feuilles, et l’entreprise reçoit aussitôt un permis d’un autre numéro. C’est définitif.</translation>
    </message>
    <message>
        <source>Revoke it for ever</source>
        <translation>Révoquer pour toujours</translation>
    </message>
    <message>
        <source>Revoke it and issue another</source>
        <translation>Révoquer et en délivrer un autre</translation>
    </message>
</context>
<context>
    <name>PermitPanel</name>
    <message>
        <source>Permit</source>
        <translation>Permis</translation>
    </message>
    <message>
        <source>The page of the permit as it will be printed</source>
        <translation>La page du permis telle qu’elle sera imprimée</translation>
    </message>
    <message>
        <source>Put on the waiting list</source>
        <translation>Mettre sur liste d’attente</translation>
    </message>
    <message>
        <source>Issue the permit</source>
        <translation>Délivrer le permis</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Yes, the sheet is in hand</source>
        <translation>Oui, la feuille est en main</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Remettre</translation>
    </message>
    <message>
        <source>Print copy no. {copy}</source>
        <translation>Imprimer l’exemplaire n°&#xa0;{copy}</translation>
    </message>
    <message>
        <source>Save copy no. {copy} as PDF</source>
        <translation>Enregistrer l’exemplaire n°&#xa0;{copy} en PDF</translation>
    </message>
    <message>
        <source>Folder for permits</source>
        <translation>Emplacement des permis</translation>
    </message>
</context>
<context>
    <name>PermitPreview</name>
    <message>
        <source>The page is shown once the permit is issued.</source>
        <translation>La page s’affiche une fois le permis délivré.</translation>
    </message>
    <message>
        <source>The page is being drawn.</source>
        <translation>La page est en cours de dessin.</translation>
    </message>
</context>
<context>
    <name>PermitQueue</name>
    <message>
        <source>Sheets that were sent: is each one in hand?</source>
        <translation>Feuilles envoyées&#xa0;: chacune est-elle en main&#x202f;?</translation>
    </message>
    <message>
        <source>Sheets to answer for</source>
        <translation>Feuilles à confirmer</translation>
    </message>
    <message>
        <source>Mark with Ctrl and a click, Shift and the arrows, or Ctrl+A; Enter opens one</source>
        <translation>Marquer avec Ctrl et un clic, Maj et les flèches, ou Ctrl+A&#x202f;; Entrée ouvre le dossier</translation>
    </message>
    <message>
        <source>Why the sheets are spoiled</source>
        <translation>Pourquoi les feuilles sont gâchées</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>Tout marquer</translation>
    </message>
    <message>
        <source>Throw them away</source>
        <translation>Les jeter</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>Permis</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Exemplaire</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Envoyée à</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) to answer for; they wait here, whatever happens.</source>
        <translation>
            <numerusform>%n feuille à confirmer&#x202f;; elle attend ici, quoi qu’il arrive.</numerusform>
            <numerusform>%n feuilles à confirmer&#x202f;; elles attendent ici, quoi qu’il arrive.</numerusform>
        </translation>
    </message>
    <message>
        <source>No sheet waits for an answer.</source>
        <translation>Aucune feuille n’est à confirmer.</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>En main</translation>
    </message>
    <message>
        <source>Never came out</source>
        <translation>Pas sorties</translation>
    </message>
    <message>
        <source>Spoiled…</source>
        <translation>Gâchées…</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) are answered for.</source>
        <translation>
            <numerusform>%n feuille confirmée.</numerusform>
            <numerusform>%n feuilles confirmées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PermitSpeaker</name>
    <message>
        <source>No permit yet: something is missing.</source>
        <translation>Pas encore de permis&#xa0;: il manque quelque chose.</translation>
    </message>
    <message>
        <source>Nothing is missing but a number: this desk has none left.</source>
        <translation>Il ne manque qu’un numéro&#xa0;: ce guichet n’en a plus.</translation>
    </message>
    <message>
        <source>Everything is there: the permit can be issued.</source>
        <translation>Tout est réuni&#xa0;: le permis peut être délivré.</translation>
    </message>
    <message>
        <source>Permit {number} is issued.</source>
        <translation>Permis {number} délivré.</translation>
    </message>
    <message>
        <source>Is the sheet of {number} in hand?</source>
        <translation>Feuille de {number} en main&#x202f;?</translation>
    </message>
    <message>
        <source>Permit {number} is printed.</source>
        <translation>Permis {number} imprimé.</translation>
    </message>
    <message>
        <source>The sheet of {number} is out of date: print it again.</source>
        <translation>La feuille de {number} n’est plus à jour&#xa0;: la réimprimer.</translation>
    </message>
    <message>
        <source>Permit {number} was handed over.</source>
        <translation>Permis {number} remis.</translation>
    </message>
    <message>
        <source>Copy no. {copy}: the sheets before it become void.</source>
        <translation>Exemplaire n°&#xa0;{copy}&#xa0;: les feuilles précédentes deviennent nulles.</translation>
    </message>
    <message>
        <source>Copy no. {copy}: the sheets before it stay valid.</source>
        <translation>Exemplaire n°&#xa0;{copy}&#xa0;: les feuilles précédentes restent valables.</translation>
    </message>
    <message>
        <source>Permit {number} is void for ever: {reason}</source>
        <translation>Le permis {number} est nul pour toujours&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Sheet no. {good} is valid; void: no. {void}.</source>
        <translation>Feuille valable&#xa0;: n°&#xa0;{good}&#x202f;; nulle&#xa0;: n°&#xa0;{void}.</translation>
    </message>
    <message>
        <source>No sheet is valid any more; void: no. {void}.</source>
        <translation>Plus aucune feuille n’est valable&#x202f;; nulle&#xa0;: n°&#xa0;{void}.</translation>
    </message>
    <message>
        <source>Taken by {name}.</source>
        <translation>Pris par {name}.</translation>
    </message>
    <message>
        <source>Sheet no. {old} shows what was corrected since; the next is no. {new}.</source>
        <translation>La feuille n°&#xa0;{old} montre ce qui a été corrigé depuis&#x202f;; la suivante est le n°&#xa0;{new}.</translation>
    </message>
    <message>
        <source>Sheet no. {old} shows what was corrected since ({fields}); the next is no. {new}.</source>
        <translation>La feuille n°&#xa0;{old} montre ce qui a été corrigé depuis ({fields})&#x202f;; la suivante est le n°&#xa0;{new}.</translation>
    </message>
</context>
<context>
    <name>PermitsOnPaper</name>
    <message>
        <source>Back to today</source>
        <translation>Revenir à aujourd’hui</translation>
    </message>
</context>
<context>
    <name>PermitsQuestion</name>
    <message>
        <source>One enterprise, two permits: which one is kept?</source>
        <translation>Une entreprise, deux permis&#xa0;: lequel garder&#x202f;?</translation>
    </message>
    <message>
        <source>Permit to be kept</source>
        <translation>Permis à garder</translation>
    </message>
    <message>
        <source>Why this one and not the one proposed</source>
        <translation>Pourquoi celui-ci et non celui qui est proposé</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>{number} (proposed)</source>
        <translation>{number} (proposé)</translation>
    </message>
    <message>
        <source>{permits} becomes void for ever, with all its sheets. This cannot be undone, not even by taking the decision back.</source>
        <translation>{permits} perd toute valeur pour toujours, avec toutes ses feuilles. Rien ne l’annule, pas même revenir sur la décision.</translation>
    </message>
    <message>
        <source>Same enterprise, revoke {permits}</source>
        <translation>Même entreprise, révoquer {permits}</translation>
    </message>
    <message>
        <source>Revoke {permits}</source>
        <translation>Révoquer {permits}</translation>
    </message>
    <message>
        <source>{permits} is to be revoked by a supervisor of headquarters or of {desks}; the call list names it until then.</source>
        <translation>{permits} est à révoquer par un superviseur du siège ou de {desks}&#x202f;; la liste d’appel le nomme jusque-là.</translation>
    </message>
    <message>
        <source>Same enterprise, to be revoked there</source>
        <translation>Même entreprise, à révoquer là-bas</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Échanges</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>PlacesBar</name>
    <message>
        <source>Infitah</source>
        <translation>Infitah</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
</context>
<context>
    <name>PrinterField</name>
    <message>
        <source>PDF file only</source>
        <translation>Fichier PDF seulement</translation>
    </message>
</context>
<context>
    <name>PrintersPanel</name>
    <message>
        <source>Printers</source>
        <translation>Imprimantes</translation>
    </message>
    <message>
        <source>Printer: {format}</source>
        <translation>Imprimante&#xa0;: {format}</translation>
    </message>
    <message>
        <source>Where permits of this format are printed; remembered</source>
        <translation>Où sont imprimés les permis de ce format&#x202f;; le choix est retenu</translation>
    </message>
    <message>
        <source>If the ten cards do not lie under the knife, shift the whole sheet:</source>
        <translation>Si les dix cartes ne tombent pas sous le massicot, décaler toute la planche&#xa0;:</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>Vers la droite</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Vers le bas</translation>
    </message>
    <message>
        <source>A minus sign shifts the other way</source>
        <translation>Le signe moins décale dans l’autre sens</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>On a test page, lay a ruler beside the printed one: ten millimetres must be ten. Then scan its code into the field below.</source>
        <translation>Poser une règle à côté de celle de la page d’essai&#xa0;: dix millimètres doivent en faire dix. Puis lire son code avec le lecteur dans le champ ci-dessous.</translation>
    </message>
    <message>
        <source>Code of a test page, from the scanner</source>
        <translation>Code d’une page d’essai, par le lecteur</translation>
    </message>
    <message>
        <source>Scan the code of a test page, or paste it (Ctrl+V)</source>
        <translation>Lire le code d’une page d’essai, ou le coller (Ctrl+V)</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimer une page d’essai</translation>
    </message>
    <message>
        <source>Save a test page</source>
        <translation>Enregistrer une page d’essai</translation>
    </message>
    <message>
        <source>Scan the code of a test page here</source>
        <translation>Lire ici le code d’une page d’essai</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) came</source>
        <translation>
            <numerusform>%n caractère reçu</numerusform>
            <numerusform>%n caractères reçus</numerusform>
        </translation>
    </message>
    <message>
        <source>Reads well: {format}.</source>
        <translation>Se lit bien&#xa0;: {format}.</translation>
    </message>
    <message>
        <source>This is not what a test page says. Print it at 100 %, with more ink, and scan again.</source>
        <translation>Ce n’est pas ce que dit une page d’essai. L’imprimer à 100 %, avec plus d’encre, et relire.</translation>
    </message>
</context>
<context>
    <name>QualityPanel</name>
    <message>
        <source>Forums and desks</source>
        <translation>Forums et guichets</translation>
    </message>
    <message>
        <source>Arrow keys choose a desk; below are its dossiers</source>
        <translation>Les flèches choisissent un guichet&#x202f;; ses dossiers sont en dessous</translation>
    </message>
    <message>
        <source>Dossiers to look at</source>
        <translation>Dossiers à regarder</translation>
    </message>
    <message>
        <source>Enter opens the dossier</source>
        <translation>Entrée ouvre le dossier</translation>
    </message>
    <message>
        <source>Save these names as Excel</source>
        <translation>Enregistrer ces noms en Excel</translation>
    </message>
    <message>
        <source>{flaw}, by forum and desk</source>
        <translation>{flaw}, par forum et par guichet</translation>
    </message>
    <message>
        <source>With this remark</source>
        <translation>Avec la remarque</translation>
    </message>
    <message>
        <source>{flaw} · {desks}: {count}</source>
        <translation>{flaw} · {desks}&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Immatriculation</translation>
    </message>
    <message>
        <source>No dossier has this remark: nothing is to be set right.</source>
        <translation>Aucun dossier n’a cette remarque&#xa0;: rien à reprendre.</translation>
    </message>
    <message>
        <source>The first {shown} are shown; a file of names has them all.</source>
        <translation>Les {shown} premiers sont affichés&#x202f;; la liste nominative les a tous.</translation>
    </message>
    <message>
        <source>all desks</source>
        <translation>tous les guichets</translation>
    </message>
    <message>
        <source>Folder for the names</source>
        <translation>Emplacement pour les noms</translation>
    </message>
    <message>
        <source>Saved: {file}. {warning}</source>
        <translation>Enregistré&#xa0;: {file}. {warning}</translation>
    </message>
</context>
<context>
    <name>ReadingLine</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Files are being read</source>
        <translation>Lecture des fichiers</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>Another reason</source>
        <translation>Autre motif</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Avec vos mots</translation>
    </message>
</context>
<context>
    <name>ReasonLine</name>
    <message>
        <source>Why is this changed?</source>
        <translation>Pourquoi ce changement&#x202f;?</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation>Motif de la correction</translation>
    </message>
    <message>
        <source>as the extract of the trade register shows…</source>
        <translation>comme le montre l’extrait du registre de commerce…</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>Confirm (Enter)</source>
        <translation>Confirmer (Entrée)</translation>
    </message>
</context>
<context>
    <name>ReceiptTools</name>
    <message>
        <source>Receipts for all</source>
        <translation>Accusés pour tous</translation>
    </message>
    <message>
        <source>Receipts go to {folder}</source>
        <translation>Accusés dans {folder}</translation>
    </message>
    <message>
        <source>Folder for the receipts</source>
        <translation>Emplacement des accusés de réception</translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) written</source>
        <translation>
            <numerusform>%n accusé de réception écrit</numerusform>
            <numerusform>%n accusés de réception écrits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RejectingLine</name>
    <message>
        <source>Reject for this reason</source>
        <translation>Refuser pour ce motif</translation>
    </message>
</context>
<context>
    <name>RestoreForm</name>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>This laptop takes the place of the one that was lost. Accounts and passwords are those of the day of the backup; permit numbers go on in a part of the block that was never used.</source>
        <translation>Ce poste prend la place de celui qui a été perdu. Les comptes et les mots de passe sont ceux du jour de la sauvegarde&#x202f;; les numéros de permis continuent dans une partie du quota jamais utilisée.</translation>
    </message>
    <message>
        <source>Backup file</source>
        <translation>Fichier de sauvegarde</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
</context>
<context>
    <name>ReviewDecisions</name>
    <message>
        <source>One enterprise; revoked: {permits}</source>
        <translation>Même entreprise&#x202f;; révoqué&#xa0;: {permits}</translation>
    </message>
    <message>
        <source>One enterprise; still to be revoked: {permits}</source>
        <translation>Même entreprise&#x202f;; reste à révoquer&#xa0;: {permits}</translation>
    </message>
    <message>
        <source>Noted: one enterprise.</source>
        <translation>Noté&#xa0;: une seule entreprise.</translation>
    </message>
    <message>
        <source>Noted: two enterprises.</source>
        <translation>Noté&#xa0;: deux entreprises.</translation>
    </message>
    <message>
        <source>Revoked: {permits}</source>
        <translation>Révoqué&#xa0;: {permits}</translation>
    </message>
    <message>
        <source>It is settled; the next bundle carries it.</source>
        <translation>C’est tranché&#x202f;; le prochain lot l’emporte.</translation>
    </message>
    <message>
        <source>Taken back. {permits} stays revoked: the desk can issue a permit of a new number.</source>
        <translation>Décision annulée. {permits} reste révoqué&#xa0;: le guichet peut délivrer un permis d’un nouveau numéro.</translation>
    </message>
    <message>
        <source>Taken back: nobody decided on these two.</source>
        <translation>Décision annulée&#xa0;: ces deux dossiers sont de nouveau à regarder.</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Différentes</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Revenir sur la décision</translation>
    </message>
</context>
<context>
    <name>ReviewPapers</name>
    <message>
        <source>Letters and call list…</source>
        <translation>Lettres et liste d’appel…</translation>
    </message>
    <message>
        <source>Folder for letters and call list</source>
        <translation>Emplacement des lettres et de la liste d’appel</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) and the call list lie here: {folder}</source>
        <translation>
            <numerusform>%n lettre et la liste d’appel sont ici&#xa0;: {folder}</numerusform>
            <numerusform>%n lettres et la liste d’appel sont ici&#xa0;: {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) could not be drawn: a name has signs that no font has, or no end.</source>
        <translation>
            <numerusform>%n lettre n’a pas pu être composée&#xa0;: un nom est trop long ou a des signes que la police n’a pas.</numerusform>
            <numerusform>%n lettres n’ont pas pu être composées&#xa0;: un nom est trop long ou a des signes que la police n’a pas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflits</translation>
    </message>
    <message>
        <source>Two permits</source>
        <translation>Deux permis</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Décidés</translation>
    </message>
    <message>
        <source>No duplicate waits to be looked at.</source>
        <translation>Aucun doublon n’attend d’être regardé.</translation>
    </message>
    <message>
        <source>No conflict waits to be settled.</source>
        <translation>Aucun conflit n’attend d’être tranché.</translation>
    </message>
    <message>
        <source>No enterprise has a permit too many.</source>
        <translation>Aucune entreprise n’a un permis de trop.</translation>
    </message>
    <message>
        <source>Nobody has decided on a pair yet.</source>
        <translation>Personne n’a encore rien décidé.</translation>
    </message>
    <message>
        <source>Opposite decisions, {place} of {count}</source>
        <translation>Décisions contraires, {place} sur {count}</translation>
    </message>
    <message>
        <source>Likely duplicate {place} of {count}</source>
        <translation>Doublon probable {place} sur {count}</translation>
    </message>
    <message>
        <source>Possible duplicate {place} of {count}</source>
        <translation>Doublon possible {place} sur {count}</translation>
    </message>
    <message>
        <source>Decided {place} of {count} — one enterprise</source>
        <translation>Décision {place} sur {count} — même entreprise</translation>
    </message>
    <message>
        <source>Decided {place} of {count} — two enterprises</source>
        <translation>Décision {place} sur {count} — deux entreprises</translation>
    </message>
    <message>
        <source>Conflict {place} of {count}</source>
        <translation>Conflit {place} sur {count}</translation>
    </message>
    <message>
        <source>Two permits, {place} of {count}</source>
        <translation>Deux permis, {place} sur {count}</translation>
    </message>
    <message>
        <source>{item} — both have a permit</source>
        <translation>{item} — les deux ont un permis</translation>
    </message>
    <message>
        <source>Choose a side, or type what is right.</source>
        <translation>Choisir une valeur, ou saisir la bonne.</translation>
    </message>
    <message>
        <source>Taking it back erases nothing and revives no permit.</source>
        <translation>Revenir dessus n’efface rien et ne rend aucun permis valable.</translation>
    </message>
    <message>
        <source>A supervisor of headquarters or of the desk revokes {void}.</source>
        <translation>Un superviseur du siège ou du guichet révoque {void}.</translation>
    </message>
    <message>
        <source>Proposed: keep {keep}, revoke {void} (letter and call list prepared).</source>
        <translation>Proposition&#xa0;: garder {keep}, révoquer {void} (lettre et liste d’appel préparées).</translation>
    </message>
    <message>
        <source>The last one: one enterprise.</source>
        <translation>La précédente&#xa0;: même entreprise.</translation>
    </message>
    <message>
        <source>The last one: two enterprises.</source>
        <translation>La précédente&#xa0;: deux entreprises.</translation>
    </message>
    <message>
        <source>Nothing is erased; every decision can be taken back.</source>
        <translation>Rien n’est effacé&#x202f;; toute décision peut être annulée.</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Same enterprise</source>
        <translation>Même entreprise</translation>
    </message>
</context>
<context>
    <name>RevokePanel</name>
    <message>
        <source>Revoke a desk or a coordinator</source>
        <translation>Révoquer un guichet ou une coordination</translation>
    </message>
    <message>
        <source>What it writes from now on counts nowhere. This cannot be undone: its laptop would have to be enrolled under another name.</source>
        <translation>Ce que le poste écrira désormais ne comptera nulle part. C’est irréversible&#xa0;: il devrait être inscrit sous un autre nom.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Type the name to confirm</source>
        <translation>Saisir le nom pour confirmer</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>SendPanel</name>
    <message>
        <source>Send what was done here</source>
        <translation>Envoyer ce qui a été fait ici</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Folder or stick for the bundle</source>
        <translation>Emplacement ou clé USB pour le lot</translation>
    </message>
    <message>
        <source>No folder chosen yet</source>
        <translation>Aucun emplacement choisi</translation>
    </message>
    <message>
        <source>Folder or stick for the bundle (Alt+Down opens the list)</source>
        <translation>Emplacement ou clé USB pour le lot (Alt+Bas ouvre la liste)</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Autre emplacement…</translation>
    </message>
    <message>
        <source>Everything, even what has a receipt</source>
        <translation>Tout, même ce qui a un accusé de réception</translation>
    </message>
    <message>
        <source>With the pictures of the papers</source>
        <translation>Avec les images des pièces</translation>
    </message>
    <message>
        <source>Verified on the medium · safe to remove</source>
        <translation>Vérifié sur le support · peut être retiré</translation>
    </message>
    <message>
        <source>{file} · {size}</source>
        <translation>{file} · {size}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), to be carried in any order:</source>
        <translation>
            <numerusform>%n fichier&#xa0;:</numerusform>
            <numerusform>%n fichiers, à remettre dans n’importe quel ordre&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>Of this laptop: no. {first} to {last}</source>
        <translation>De ce poste&#xa0;: n°&#xa0;{first} à {last}</translation>
    </message>
    <message>
        <source>For: {nodes}</source>
        <translation>Pour&#xa0;: {nodes}</translation>
    </message>
</context>
<context>
    <name>SessionChoice</name>
    <message>
        <source>Give a place in a session</source>
        <translation>Réserver une place dans une séance</translation>
    </message>
    <message>
        <source>Give the place back</source>
        <translation>Rendre la place</translation>
    </message>
    <message numerus="yes">
        <source>%n enrolled</source>
        <translation>
            <numerusform>%n inscrit</numerusform>
            <numerusform>%n inscrits</numerusform>
        </translation>
    </message>
    <message>
        <source>full</source>
        <translation>complète</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) free</source>
        <translation>
            <numerusform>%n place libre</numerusform>
            <numerusform>%n places libres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionForm</name>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Formateur</translation>
    </message>
    <message>
        <source>The day of the session</source>
        <translation>Le jour de la séance</translation>
    </message>
    <message>
        <source>When it begins, such as 10:30</source>
        <translation>L’heure de début, par exemple 10:30</translation>
    </message>
    <message>
        <source>Where it is held, such as room A</source>
        <translation>Le lieu, par exemple salle A</translation>
    </message>
    <message>
        <source>How many places there are; empty is no limit</source>
        <translation>Le nombre de places&#x202f;; vide, sans limite</translation>
    </message>
    <message>
        <source>Who holds it; may stay empty</source>
        <translation>Qui l’anime&#x202f;; peut rester vide</translation>
    </message>
    <message>
        <source>Plan a session</source>
        <translation>Prévoir une séance</translation>
    </message>
    <message>
        <source>Change session {session}</source>
        <translation>Modifier la séance {session}</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Keep the session</source>
        <translation>Enregistrer la séance</translation>
    </message>
</context>
<context>
    <name>SessionPeople</name>
    <message>
        <source>Ticket of who is here</source>
        <translation>Ticket du participant</translation>
    </message>
    <message>
        <source>Type or scan one ticket after another: Enter notes that its owner attended</source>
        <translation>Saisir ou scanner les tickets l’un après l’autre&#xa0;: Entrée note la présence</translation>
    </message>
    <message>
        <source>Attended</source>
        <translation>Présent</translation>
    </message>
    <message>
        <source>Give a place</source>
        <translation>Réserver une place</translation>
    </message>
    <message>
        <source>All attended</source>
        <translation>Tous présents</translation>
    </message>
    <message>
        <source>Certificate given to all</source>
        <translation>Attestation remise à tous</translation>
    </message>
    <message>
        <source>People of the session</source>
        <translation>Participants de la séance</translation>
    </message>
    <message>
        <source>Enter notes that this owner attended</source>
        <translation>Entrée note la présence de ce gérant</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Where the list is printed; remembered</source>
        <translation>Où la liste est imprimée&#x202f;; choix retenu</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>Imprimer la liste</translation>
    </message>
    <message>
        <source>Save the list as PDF</source>
        <translation>Liste en PDF</translation>
    </message>
    <message>
        <source>People of the session of {time}</source>
        <translation>Participants de la séance de {time}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Gérant</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>✓ certificate</source>
        <translation>✓ attestation</translation>
    </message>
    <message>
        <source>✓ attended</source>
        <translation>✓ présent</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>inscrit</translation>
    </message>
    <message>
        <source>✓ A place is kept.</source>
        <translation>✓ Place réservée.</translation>
    </message>
    <message>
        <source>✓ Noted: {name}</source>
        <translation>✓ Noté&#xa0;: {name}</translation>
    </message>
    <message numerus="yes">
        <source>✓ Noted: %n dossier(s)</source>
        <translation>
            <numerusform>✓ Noté&#xa0;: %n dossier</numerusform>
            <numerusform>✓ Notés&#xa0;: %n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionsOfTheStop</name>
    <message>
        <source>Initiation sessions</source>
        <translation>Séances d’initiation</translation>
    </message>
    <message>
        <source>Plan a session</source>
        <translation>Prévoir une séance</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Cancel the session…</source>
        <translation>Annuler la séance…</translation>
    </message>
    <message>
        <source>Cancel it now</source>
        <translation>Annuler maintenant</translation>
    </message>
    <message>
        <source>Why the session is not held</source>
        <translation>Pourquoi la séance n’a pas lieu</translation>
    </message>
    <message>
        <source>No session is planned yet.</source>
        <translation>Aucune séance n’est prévue.</translation>
    </message>
    <message>
        <source>Enter goes to the field for tickets</source>
        <translation>Entrée mène au champ des tickets</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Formateur</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Attended</source>
        <translation>Présent</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>held</source>
        <translation>tenue</translation>
    </message>
    <message>
        <source>full</source>
        <translation>complète</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>prévue</translation>
    </message>
    <message>
        <source>The session is cancelled. People to be told: {count}</source>
        <translation>La séance est annulée. Personnes à prévenir&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>Lock when nobody is here for</source>
        <translation>Verrouiller après une absence de</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>A sound with each verdict</source>
        <translation>Un son à chaque verdict</translation>
    </message>
    <message>
        <source>Infitah Desk {version}. Works without internet; nothing leaves by itself.</source>
        <translation>Infitah Desk {version}. Fonctionne sans internet&#x202f;; rien n’en sort tout seul.</translation>
    </message>
</context>
<context>
    <name>SizeChoice</name>
    <message>
        <source>Size of each file</source>
        <translation>Taille de chaque fichier</translation>
    </message>
    <message>
        <source>How large each file may be</source>
        <translation>Taille permise pour chaque fichier</translation>
    </message>
    <message>
        <source>For mail or small sticks: several bundles, each whole (Alt+Down opens the list)</source>
        <translation>Pour un courrier électronique ou de petites clés USB&#xa0;: plusieurs lots, chacun complet (Alt+Bas ouvre la liste)</translation>
    </message>
    <message>
        <source>at most {size} MB</source>
        <translation>au plus {size}&#xa0;Mo</translation>
    </message>
    <message>
        <source>any</source>
        <translation>sans limite</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>No stop is open</source>
        <translation>Aucune escale ouverte</translation>
    </message>
    <message>
        <source>Stop: {stop}</source>
        <translation>Escale&#xa0;: {stop}</translation>
    </message>
    <message>
        <source>Permits left: {left} / {given}</source>
        <translation>Permis restants&#xa0;: {left} / {given}</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) to answer for</source>
        <translation>
            <numerusform>%n feuille à confirmer</numerusform>
            <numerusform>%n feuilles à confirmer</numerusform>
        </translation>
    </message>
    <message>
        <source>No bundle yet</source>
        <translation>Aucun lot</translation>
    </message>
    <message>
        <source>Last bundle: {time} · {count} not in it</source>
        <translation>Dernier lot&#xa0;: {time} · {count} n’y sont pas</translation>
    </message>
    <message>
        <source>Last bundle: {time}</source>
        <translation>Dernier lot&#xa0;: {time}</translation>
    </message>
    <message>
        <source>Safe at headquarters up to no. {seq}</source>
        <translation>En sûreté au siège jusqu’au n°&#xa0;{seq}</translation>
    </message>
    <message>
        <source>⚠ This folder was copied: restore it from a backup</source>
        <translation>⚠ Ces données ont été copiées&#xa0;: restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>⚠ The disk is almost full</source>
        <translation>⚠ Le disque est presque plein</translation>
    </message>
    <message>
        <source>⚠ The clock of this laptop was set back: check date and time</source>
        <translation>⚠ L’horloge de ce poste a été reculée&#xa0;: vérifier la date et l’heure</translation>
    </message>
    <message>
        <source>⚠ No kit was loaded yet</source>
        <translation>⚠ Aucun kit n’a encore été accepté</translation>
    </message>
</context>
<context>
    <name>StopLine</name>
    <message>
        <source>Legal date of the stop</source>
        <translation>Date légale de l’escale</translation>
    </message>
    <message>
        <source>The date that permits of this day will carry</source>
        <translation>La date que porteront les permis de ce jour</translation>
    </message>
    <message>
        <source>Quota of the day</source>
        <translation>Quota du jour</translation>
    </message>
    <message>
        <source>Why this day is opened again</source>
        <translation>Pourquoi rouvrir cette journée</translation>
    </message>
    <message>
        <source>Open the stop</source>
        <translation>Ouvrir l’escale</translation>
    </message>
    <message>
        <source>Set the quota</source>
        <translation>Fixer le quota</translation>
    </message>
    <message>
        <source>Permits that may be issued this day: {quota}</source>
        <translation>Permis à délivrer ce jour au plus&#xa0;: {quota}</translation>
    </message>
    <message>
        <source>No quota any more: as many permits as this desk has numbers.</source>
        <translation>Plus de quota&#xa0;: autant de permis que ce guichet a de numéros.</translation>
    </message>
    <message>
        <source>The stop is open: {day}.</source>
        <translation>L’escale est ouverte&#xa0;: {day}.</translation>
    </message>
    <message>
        <source>Open: {day}</source>
        <translation>Ouverte&#xa0;: {day}</translation>
    </message>
    <message>
        <source>Open: {day}. Quota: {quota}</source>
        <translation>Ouverte&#xa0;: {day}. Quota&#xa0;: {quota}</translation>
    </message>
    <message>
        <source>No stop is open. Documents, initiation and permits need one.</source>
        <translation>Aucune escale n’est ouverte. Pièces, initiation et permis en demandent une.</translation>
    </message>
    <message>
        <source>How many permits may be issued this day; empty: as many as this desk has</source>
        <translation>Le nombre de permis à délivrer ce jour&#x202f;; vide&#xa0;: autant que ce guichet en a</translation>
    </message>
    <message>
        <source>No stop is open. A supervisor opens it: lock the desk and call one.</source>
        <translation>Aucune escale n’est ouverte. Un superviseur l’ouvre&#xa0;: verrouiller le guichet et appeler le superviseur.</translation>
    </message>
</context>
<context>
    <name>TakePanel</name>
    <message>
        <source>Stop here</source>
        <translation>Arrêter ici</translation>
    </message>
    <message>
        <source>{read} of {wanted}</source>
        <translation>{read} sur {wanted}</translation>
    </message>
</context>
<context>
    <name>TargetTiles</name>
    <message>
        <source>of {number}</source>
        <translation>sur {number}</translation>
    </message>
    <message>
        <source>Enterprises</source>
        <translation>Entreprises</translation>
    </message>
    <message>
        <source>Permits valid or used for a pack</source>
        <translation>Permis en vigueur ou utilisés pour un pack</translation>
    </message>
    <message>
        <source>Packs ordered or delivered</source>
        <translation>Packs commandés ou livrés</translation>
    </message>
    <message>
        <source>{number} for 100 permits</source>
        <translation>{number} pour 100 permis</translation>
    </message>
    <message>
        <source>Packs delivered</source>
        <translation>Packs livrés</translation>
    </message>
    <message>
        <source>State’s part: {amount}</source>
        <translation>Part de l’État&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>Budget committed</source>
        <translation>Budget engagé</translation>
    </message>
    <message>
        <source>left this year: {amount}</source>
        <translation>reste de l’année&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>Duplicates avoided</source>
        <translation>Doublons évités</translation>
    </message>
    <message>
        <source>brought together: {linked} · known from lists: {listed} · permits revoked: {permits}</source>
        <translation>dossiers réunis&#xa0;:&#xa0;{linked}&#xa0;· lignes déjà connues&#xa0;:&#xa0;{listed}&#xa0;· permis révoqués&#xa0;:&#xa0;{permits}</translation>
    </message>
</context>
<context>
    <name>TicketStrip</name>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Printer for tickets</source>
        <translation>Imprimante des tickets</translation>
    </message>
    <message>
        <source>Where tickets are printed; remembered</source>
        <translation>Où les tickets sont imprimés&#x202f;; choix retenu</translation>
    </message>
    <message>
        <source>Ticket {ticket}</source>
        <translation>Ticket {ticket}</translation>
    </message>
    <message>
        <source>Place {place} on the waiting list</source>
        <translation>Place {place} sur la liste d’attente</translation>
    </message>
    <message>
        <source>Print the ticket</source>
        <translation>Imprimer le ticket</translation>
    </message>
    <message>
        <source>Save the ticket as PDF</source>
        <translation>Ticket en PDF</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>New dossier</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Check a permit</source>
        <translation>Contrôler un permis</translation>
    </message>
    <message>
        <source>Give a bundle</source>
        <translation>Remettre un lot</translation>
    </message>
    <message>
        <source>Close the stop</source>
        <translation>Fermer l’escale</translation>
    </message>
    <message>
        <source>Dossiers by step</source>
        <translation>Dossiers par étape</translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s) left of today&apos;s quota</source>
        <translation>
            <numerusform>%n permis restant du quota du jour</numerusform>
            <numerusform>%n permis restants du quota du jour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n permit(s) left in this desk&apos;s block</source>
        <translation>
            <numerusform>%n permis encore disponible à ce guichet</numerusform>
            <numerusform>%n permis encore disponibles à ce guichet</numerusform>
        </translation>
    </message>
    <message>
        <source>Permits on paper</source>
        <translation>Permis sur papier</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Who works here now?</source>
        <translation>Qui travaille ici maintenant&#x202f;?</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Ouvrir le guichet</translation>
    </message>
    <message>
        <source>Open the desk (Enter)</source>
        <translation>Ouvrir le guichet (Entrée)</translation>
    </message>
</context>
<context>
    <name>VerdictSpeaker</name>
    <message>
        <source>by an old list</source>
        <translation>selon une liste ancienne</translation>
    </message>
    <message>
        <source>VALID</source>
        <translation>VALABLE</translation>
    </message>
    <message>
        <source>REVOKED</source>
        <translation>RÉVOQUÉ</translation>
    </message>
    <message>
        <source>EXPIRED</source>
        <translation>EXPIRÉ</translation>
    </message>
    <message>
        <source>TOO EARLY</source>
        <translation>TROP TÔT</translation>
    </message>
    <message>
        <source>UNKNOWN DESK</source>
        <translation>GUICHET INCONNU</translation>
    </message>
    <message>
        <source>FORGED</source>
        <translation>FAUX</translation>
    </message>
    <message>
        <source>NOT A PERMIT</source>
        <translation>PAS UN PERMIS</translation>
    </message>
    <message>
        <source>RC {number}, {court}</source>
        <translation>RC {number}, {court}</translation>
    </message>
    <message>
        <source>TP {number}</source>
        <translation>TP {number}</translation>
    </message>
    <message>
        <source>issued on {day} at {forum}</source>
        <translation>délivré le {day} à {forum}</translation>
    </message>
    <message>
        <source>Manager: {name}</source>
        <translation>Gérant&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Compare the name with the paper that is shown.</source>
        <translation>Comparer le nom avec la pièce présentée.</translation>
    </message>
    <message>
        <source>Judged by the list of {day}.</source>
        <translation>Jugé d’après la liste du {day}.</translation>
    </message>
    <message numerus="yes">
        <source>It is %n day(s) old.</source>
        <translation>
            <numerusform>Elle a %n jour.</numerusform>
            <numerusform>Elle a %n jours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>Page before</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Page entière</translation>
    </message>
    <message>
        <source>Whole width</source>
        <translation>Largeur entière</translation>
    </message>
    <message>
        <source>Page {place} / {count}</source>
        <translation>Page {place} / {count}</translation>
    </message>
    <message>
        <source>not kept yet</source>
        <translation>à garder</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} ko</translation>
    </message>
</context>
<context>
    <name>WaitingPeople</name>
    <message>
        <source>Waiting list</source>
        <translation>Liste d’attente</translation>
    </message>
    <message>
        <source>Take up the next</source>
        <translation>Reprendre le suivant</translation>
    </message>
    <message>
        <source>Enter opens the dossier</source>
        <translation>Entrée ouvre le dossier</translation>
    </message>
    <message>
        <source>A number is free. Next is {name}, ticket {ticket}.</source>
        <translation>Un numéro est libre. Au tour de {name}, ticket {ticket}.</translation>
    </message>
    <message>
        <source>No number is free now: a bigger quota or a revoked permit frees one.</source>
        <translation>Aucun numéro n’est libre&#xa0;: un quota plus grand ou un permis révoqué en libère un.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
</context>
<context>
    <name>_Choice</name>
    <message>
        <source>Welcome to Infitah Desk</source>
        <translation>Bienvenue dans Infitah Desk</translation>
    </message>
    <message>
        <source>There is nothing on this laptop yet. What is it to be?</source>
        <translation>Il n’y a encore rien sur ce poste. Que doit-il être&#x202f;?</translation>
    </message>
    <message>
        <source>Enrol this laptop</source>
        <translation>Inscrire ce poste</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Found the authority</source>
        <translation>Créer l’autorité</translation>
    </message>
    <message>
        <source>A desk of a forum, or a coordinator: makes its keys and asks headquarters.</source>
        <translation>Guichet d’un forum, ou coordination&#xa0;: crée ses clés et s’adresse au siège.</translation>
    </message>
    <message>
        <source>In place of a laptop that was lost or broken.</source>
        <translation>À la place d’un poste perdu ou en panne.</translation>
    </message>
    <message>
        <source>Headquarters, once for the whole programme.</source>
        <translation>Le siège, une seule fois pour tout le programme.</translation>
    </message>
</context>
<context>
    <name>_Written</name>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>The authority is founded</source>
        <translation>L’autorité est créée</translation>
    </message>
    <message>
        <source>The recovery identity lies in {file}.</source>
        <translation>La clé de secours se trouve dans {file}.</translation>
    </message>
    <message>
        <source>Print that file, lock the paper away and delete the file. The fingerprint above is the programme&apos;s root: read it out to whoever loads a kit.</source>
        <translation>Imprimer ce fichier, mettre le papier sous clé et effacer le fichier. L’empreinte ci-dessus est celle de la racine du programme&#xa0;: la lire à haute voix à qui accepte un kit.</translation>
    </message>
    <message>
        <source>The request is written</source>
        <translation>La demande est écrite</translation>
    </message>
    <message>
        <source>It lies in {file}.</source>
        <translation>Elle se trouve dans {file}.</translation>
    </message>
    <message>
        <source>Give the file to headquarters and read the fingerprint above out to them: theirs must be the same. They answer with a kit.</source>
        <translation>Remettre le fichier au siège et lui lire l’empreinte ci-dessus&#xa0;: la sienne doit être la même. Il répond par un kit.</translation>
    </message>
</context>
</TS>
