/**
 * First names and family names that are also French words. They are hidden from an engine when they
 * are written as names; hidden wherever they stand, they would leave holes in ordinary sentences.
 */
export const COMMON_NAME_WORDS: ReadonlySet<string> = new Set(
	`abbe aime aimee aimes ami amis ange arbre argent aubergine aube aurore avril
	balle barbe baron bas basse beau beaux bel belle berger bergere besson bien blanc blanche bleu blonde
	boisson bon bonne bonnet bord boucher bouchon boulanger bourgeois brave brebis breton brillant brun brune
	cadet camp canard capucine carre carte castor celeste cerise chaine champ champs chance chanson chapelle
	charpentier chat chaton chaud chef chene chevalier chien choix citron clair claire classe clemence clement
	clou cloutier coin col colline constance constant coq corail cordier corps couleur cour cours court coste
	couture couturier cousin cousine croix cuisinier cygne
	dame dauphin denis desire desiree deux devoir dimanche dix docteur don dore douce doux droit duc
	ecolier ecole edition elite entier essai etienne etoile eveque exemple
	facteur fauve ferme fete feu feuille fevrier fille fils fin flament fleur flore florent foi fontaine foret
	forestier fort fou fouquet fournier fraise france franc francais froid froment
	garance garcon gardien garnier gauthier gay gentil georges gerbier gomez grand grande grandjean grange gras
	gris gros guerre guerin guide
	hardi haut henry herisson heureux heure hermine hiver homme honore huit humbert
	image indigo iris ivoire
	jardin jaune jean jeune jeudi joie joli jolie jolly jour jours journal joyeux juillet juin jumeau juste
	lac laine lait lapin large laurier lavande leger legrand leroy leveque libre lilas lin lion livre loin long
	longue loup louve lucide lumiere lundi lune luz lyre
	madeleine mai main maison maire maitre mal malin manche marchand marche mardi mare marguerite marin marine
	marquis mars martinet masson matin mercier mercredi merle mer mere meunier michel midi mieux mille mine
	mineur moine mois molle moment monde monnier mont montagne moreau motte moulin mousse mur mure
	navarre neige neuf niche nicolas noel noir noire nord nouveau nouvelle nuit
	ocean oceane octobre olive olivier orange orchidee ours
	page pages paille pain paix palais pape papillon paradis parent parents paris paris part pascal pasteur pas
	patience paul pauvre pavot pays pecheur peintre pelletier perle perrin perron petit petite petits peu phare
	philippe picard pied pierre pin pinson place plume poirier poisson pomme pommier pont port porte potier
	poulain poule prairie precieuse premier pre present prevost prieur prince princesse printemps prudence prune
	prunelle
	quatre querelle
	raison rapide reine remi renard renaud rey rivage rivet riviere robe robin roi romain roman romane rond ronde
	rose rosier rossignol rouge rousse rousseau roux royer rubis ruelle
	sable sabot sage saint salle salomon samedi sapin saule sauvage savoir secret seigneur seize sept serein
	sergent serre simple soir soleil solitude soulier source sourire sud
	tailleur taureau temps tendre terrain terre tete texte theme tigre tilleul tisserand titre tonnelier torrent
	tour tourneur trefle tresor
	urbain
	vache vaillant valentin valet vallee vanille vaste vendredi vent verger verite vert verte veuve victoire
	vie vierge vigne vigneron vin violette vital voisin voix voyage vrai
	zephyr
	a ai an au aux ba ca ce da de des di do dos du el en et il je la le les ly ma mai me mi moi mon my na ne nos
	on ou par pour qui sa sans se si so son sur sy ta te ti to toi ton tu un une va van vo vos vu y`
		.split(/\s+/)
		.filter((word) => word !== '')
);
