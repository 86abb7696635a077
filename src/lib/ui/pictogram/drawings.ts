import quotes from '@phosphor-icons/core/assets/duotone/quotes-duotone.svg?raw';
import user from '@phosphor-icons/core/assets/duotone/user-duotone.svg?raw';
import alarm from '@phosphor-icons/core/assets/duotone/alarm-duotone.svg?raw';
import arrowLeft from '@phosphor-icons/core/assets/duotone/arrow-left-duotone.svg?raw';
import arrowUUpLeft from '@phosphor-icons/core/assets/duotone/arrow-u-up-left-duotone.svg?raw';
import baby from '@phosphor-icons/core/assets/duotone/baby-duotone.svg?raw';
import bellRinging from '@phosphor-icons/core/assets/duotone/bell-ringing-duotone.svg?raw';
import bellSlash from '@phosphor-icons/core/assets/duotone/bell-slash-duotone.svg?raw';
import bird from '@phosphor-icons/core/assets/duotone/bird-duotone.svg?raw';
import bus from '@phosphor-icons/core/assets/duotone/bus-duotone.svg?raw';
import butterfly from '@phosphor-icons/core/assets/duotone/butterfly-duotone.svg?raw';
import camera from '@phosphor-icons/core/assets/duotone/camera-duotone.svg?raw';
import palette from '@phosphor-icons/core/assets/duotone/palette-duotone.svg?raw';
import cat from '@phosphor-icons/core/assets/duotone/cat-duotone.svg?raw';
import chair from '@phosphor-icons/core/assets/duotone/chair-duotone.svg?raw';
import chalkboardTeacher from '@phosphor-icons/core/assets/duotone/chalkboard-teacher-duotone.svg?raw';
import chatsCircle from '@phosphor-icons/core/assets/duotone/chats-circle-duotone.svg?raw';
import checkCircle from '@phosphor-icons/core/assets/duotone/check-circle-duotone.svg?raw';
import checkFat from '@phosphor-icons/core/assets/duotone/check-fat-duotone.svg?raw';
import clock from '@phosphor-icons/core/assets/duotone/clock-duotone.svg?raw';
import cow from '@phosphor-icons/core/assets/duotone/cow-duotone.svg?raw';
import deviceMobile from '@phosphor-icons/core/assets/duotone/device-mobile-duotone.svg?raw';
import dog from '@phosphor-icons/core/assets/duotone/dog-duotone.svg?raw';
import envelopeSimple from '@phosphor-icons/core/assets/duotone/envelope-simple-duotone.svg?raw';
import envelopeSimpleOpen from '@phosphor-icons/core/assets/duotone/envelope-simple-open-duotone.svg?raw';
import eye from '@phosphor-icons/core/assets/duotone/eye-duotone.svg?raw';
import fish from '@phosphor-icons/core/assets/duotone/fish-duotone.svg?raw';
import gearSix from '@phosphor-icons/core/assets/duotone/gear-six-duotone.svg?raw';
import graduationCap from '@phosphor-icons/core/assets/duotone/graduation-cap-duotone.svg?raw';
import handshake from '@phosphor-icons/core/assets/duotone/handshake-duotone.svg?raw';
import handPalm from '@phosphor-icons/core/assets/duotone/hand-palm-duotone.svg?raw';
import horse from '@phosphor-icons/core/assets/duotone/horse-duotone.svg?raw';
import hourglassMedium from '@phosphor-icons/core/assets/duotone/hourglass-medium-duotone.svg?raw';
import houseLine from '@phosphor-icons/core/assets/duotone/house-line-duotone.svg?raw';
import lockKey from '@phosphor-icons/core/assets/duotone/lock-key-duotone.svg?raw';
import mapPin from '@phosphor-icons/core/assets/duotone/map-pin-duotone.svg?raw';
import moonStars from '@phosphor-icons/core/assets/duotone/moon-stars-duotone.svg?raw';
import paperPlaneRight from '@phosphor-icons/core/assets/duotone/paper-plane-right-duotone.svg?raw';
import pencilLine from '@phosphor-icons/core/assets/duotone/pencil-line-duotone.svg?raw';
import phone from '@phosphor-icons/core/assets/duotone/phone-duotone.svg?raw';
import phoneCall from '@phosphor-icons/core/assets/duotone/phone-call-duotone.svg?raw';
import qrCode from '@phosphor-icons/core/assets/duotone/qr-code-duotone.svg?raw';
import rabbit from '@phosphor-icons/core/assets/duotone/rabbit-duotone.svg?raw';
import signOut from '@phosphor-icons/core/assets/duotone/sign-out-duotone.svg?raw';
import siren from '@phosphor-icons/core/assets/duotone/siren-duotone.svg?raw';
import speakerHigh from '@phosphor-icons/core/assets/duotone/speaker-high-duotone.svg?raw';
import stethoscope from '@phosphor-icons/core/assets/duotone/stethoscope-duotone.svg?raw';
import stop from '@phosphor-icons/core/assets/duotone/stop-duotone.svg?raw';
import student from '@phosphor-icons/core/assets/duotone/student-duotone.svg?raw';
import thermometer from '@phosphor-icons/core/assets/duotone/thermometer-duotone.svg?raw';
import translate from '@phosphor-icons/core/assets/duotone/translate-duotone.svg?raw';
import users from '@phosphor-icons/core/assets/duotone/users-duotone.svg?raw';
import usersThree from '@phosphor-icons/core/assets/duotone/users-three-duotone.svg?raw';
import warningCircle from '@phosphor-icons/core/assets/duotone/warning-circle-duotone.svg?raw';
import wifiSlash from '@phosphor-icons/core/assets/duotone/wifi-slash-duotone.svg?raw';
import x from '@phosphor-icons/core/assets/duotone/x-duotone.svg?raw';
import afternoon from './afternoon.svg?raw';
import evening from './evening.svg?raw';
import helper from './helper.svg?raw';
import helpedLittle from './helped-little.svg?raw';
import helpedMuch from './helped-much.svg?raw';
import helpedNot from './helped-not.svg?raw';
import videoCamera from '@phosphor-icons/core/assets/duotone/video-camera-duotone.svg?raw';
import medal from '@phosphor-icons/core/assets/duotone/medal-duotone.svg?raw';
import waitingList from './waiting-list.svg?raw';
import midday from './midday.svg?raw';
import morning from './morning.svg?raw';
import volunteer from './volunteer.svg?raw';
import robot from '@phosphor-icons/core/assets/duotone/robot-duotone.svg?raw';
import userCheck from '@phosphor-icons/core/assets/duotone/user-check-duotone.svg?raw';
import clockCounterClockwise from '@phosphor-icons/core/assets/duotone/clock-counter-clockwise-duotone.svg?raw';
import calendarCheck from '@phosphor-icons/core/assets/duotone/calendar-check-duotone.svg?raw';
import deviceTablet from '@phosphor-icons/core/assets/duotone/device-tablet-duotone.svg?raw';
import laptop from '@phosphor-icons/core/assets/duotone/laptop-duotone.svg?raw';
import usb from '@phosphor-icons/core/assets/duotone/usb-duotone.svg?raw';
import calculator from '@phosphor-icons/core/assets/duotone/calculator-duotone.svg?raw';
import books from '@phosphor-icons/core/assets/duotone/books-duotone.svg?raw';
import signature from '@phosphor-icons/core/assets/duotone/signature-duotone.svg?raw';
import fileText from '@phosphor-icons/core/assets/duotone/file-text-duotone.svg?raw';
import bookOpenText from '@phosphor-icons/core/assets/duotone/book-open-text-duotone.svg?raw';
import mathOperations from '@phosphor-icons/core/assets/duotone/math-operations-duotone.svg?raw';
import globeHemisphereEast from '@phosphor-icons/core/assets/duotone/globe-hemisphere-east-duotone.svg?raw';
import scales from '@phosphor-icons/core/assets/duotone/scales-duotone.svg?raw';
import chatText from '@phosphor-icons/core/assets/duotone/chat-text-duotone.svg?raw';
import columns from '@phosphor-icons/core/assets/duotone/columns-duotone.svg?raw';
import dna from '@phosphor-icons/core/assets/duotone/dna-duotone.svg?raw';
import flask from '@phosphor-icons/core/assets/duotone/flask-duotone.svg?raw';
import wrench from '@phosphor-icons/core/assets/duotone/wrench-duotone.svg?raw';
import soccerBall from '@phosphor-icons/core/assets/duotone/soccer-ball-duotone.svg?raw';
import paintBrush from '@phosphor-icons/core/assets/duotone/paint-brush-duotone.svg?raw';
import musicNotes from '@phosphor-icons/core/assets/duotone/music-notes-duotone.svg?raw';
import coins from '@phosphor-icons/core/assets/duotone/coins-duotone.svg?raw';
import brain from '@phosphor-icons/core/assets/duotone/brain-duotone.svg?raw';
import chefHat from '@phosphor-icons/core/assets/duotone/chef-hat-duotone.svg?raw';
import heartbeat from '@phosphor-icons/core/assets/duotone/heartbeat-duotone.svg?raw';
import microphone from '@phosphor-icons/core/assets/duotone/microphone-duotone.svg?raw';
import arrowCounterClockwise from '@phosphor-icons/core/assets/duotone/arrow-counter-clockwise-duotone.svg?raw';
import keyboard from '@phosphor-icons/core/assets/duotone/keyboard-duotone.svg?raw';
import pencilCircle from '@phosphor-icons/core/assets/duotone/pencil-circle-duotone.svg?raw';
import headCircuit from '@phosphor-icons/core/assets/duotone/head-circuit-duotone.svg?raw';
import newspaper from '@phosphor-icons/core/assets/duotone/newspaper-duotone.svg?raw';
import penNib from '@phosphor-icons/core/assets/duotone/pen-nib-duotone.svg?raw';
import clipboard from '@phosphor-icons/core/assets/duotone/clipboard-duotone.svg?raw';
import tote from '@phosphor-icons/core/assets/duotone/tote-duotone.svg?raw';
import devices from '@phosphor-icons/core/assets/duotone/devices-duotone.svg?raw';
import signIn from '@phosphor-icons/core/assets/duotone/sign-in-duotone.svg?raw';
import chatCircleText from '@phosphor-icons/core/assets/duotone/chat-circle-text-duotone.svg?raw';
import listMagnifyingGlass from '@phosphor-icons/core/assets/duotone/list-magnifying-glass-duotone.svg?raw';
import shieldCheck from '@phosphor-icons/core/assets/duotone/shield-check-duotone.svg?raw';
import gameController from '@phosphor-icons/core/assets/duotone/game-controller-duotone.svg?raw';
import blueprint from '@phosphor-icons/core/assets/duotone/blueprint-duotone.svg?raw';
import eyeglasses from '@phosphor-icons/core/assets/duotone/eyeglasses-duotone.svg?raw';
import lampPendant from '@phosphor-icons/core/assets/duotone/lamp-pendant-duotone.svg?raw';
import globeStand from '@phosphor-icons/core/assets/duotone/globe-stand-duotone.svg?raw';
import cloudMoon from '@phosphor-icons/core/assets/duotone/cloud-moon-duotone.svg?raw';
import televisionSimple from '@phosphor-icons/core/assets/duotone/television-simple-duotone.svg?raw';
import carrot from '@phosphor-icons/core/assets/duotone/carrot-duotone.svg?raw';
import headphones from '@phosphor-icons/core/assets/duotone/headphones-duotone.svg?raw';
import path from '@phosphor-icons/core/assets/duotone/path-duotone.svg?raw';
import smileySad from '@phosphor-icons/core/assets/duotone/smiley-sad-duotone.svg?raw';
import coffee from '@phosphor-icons/core/assets/duotone/coffee-duotone.svg?raw';
import clockClockwise from '@phosphor-icons/core/assets/duotone/clock-clockwise-duotone.svg?raw';
import clipboardText from '@phosphor-icons/core/assets/duotone/clipboard-text-duotone.svg?raw';
import signpost from '@phosphor-icons/core/assets/duotone/signpost-duotone.svg?raw';
import money from '@phosphor-icons/core/assets/duotone/money-duotone.svg?raw';
import key from '@phosphor-icons/core/assets/duotone/key-duotone.svg?raw';
import folderOpen from '@phosphor-icons/core/assets/duotone/folder-open-duotone.svg?raw';
import clockAfternoon from '@phosphor-icons/core/assets/duotone/clock-afternoon-duotone.svg?raw';
import desktop from '@phosphor-icons/core/assets/duotone/desktop-duotone.svg?raw';
import wifiHigh from '@phosphor-icons/core/assets/duotone/wifi-high-duotone.svg?raw';
import cellSignalFull from '@phosphor-icons/core/assets/duotone/cell-signal-full-duotone.svg?raw';
import cellSignalLow from '@phosphor-icons/core/assets/duotone/cell-signal-low-duotone.svg?raw';
import printer from '@phosphor-icons/core/assets/duotone/printer-duotone.svg?raw';
import handTap from '@phosphor-icons/core/assets/duotone/hand-tap-duotone.svg?raw';
import smiley from '@phosphor-icons/core/assets/duotone/smiley-duotone.svg?raw';
import userPlus from '@phosphor-icons/core/assets/duotone/user-plus-duotone.svg?raw';
import smileyMeh from '@phosphor-icons/core/assets/duotone/smiley-meh-duotone.svg?raw';
import chatCenteredDots from '@phosphor-icons/core/assets/duotone/chat-centered-dots-duotone.svg?raw';
import article from '@phosphor-icons/core/assets/duotone/article-duotone.svg?raw';
import skipForward from '@phosphor-icons/core/assets/duotone/skip-forward-duotone.svg?raw';
import { shrink } from './shrink';

/**
 * Phosphor's duotone pictures (MIT), by meaning. Our own: `help`, a face that answers a call; the parts
 * of the day, the sun on its way over the ground.
 */
const files = {
	absence: chair,
	lateness: alarm,
	homework: pencilLine,
	message: envelopeSimpleOpen,
	workshop: chalkboardTeacher,
	'taken-back': arrowUUpLeft,
	ill: thermometer,
	doctor: stethoscope,
	family: usersThree,
	transport: bus,
	'call-me': phoneCall,
	// A resource parent, and what she does.
	volunteer,
	'what-to-say': quotes,
	me: user,
	home: houseLine,
	settings: gearSix,
	language: translate,
	notification: bellRinging,
	'notification-off': bellSlash,
	'sign-out': signOut,
	listen: speakerHigh,
	microphone: microphone,
	again: arrowCounterClockwise,
	write: keyboard,
	stop: stop,
	'stop-sending': handPalm,
	send: paperPlaneRight,
	sent: checkCircle,
	waiting: hourglassMedium,
	'no-network': wifiSlash,
	mistake: warningCircle,
	closed: moonStars,
	urgent: siren,
	team: chatsCircle,
	accompaniment: handshake,
	morning,
	midday,
	afternoon,
	evening,
	yes: checkFat,
	no: x,
	place: mapPin,
	hour: clock,
	childcare: baby,
	seats: users,
	back: arrowLeft,
	school: graduationCap,
	letter: envelopeSimple,
	phone: phone,
	device: deviceMobile,
	camera: camera,
	qr: qrCode,
	child: student,
	lock: lockKey,
	eye: eye,
	change: palette,
	rabbit: rabbit,
	cat: cat,
	bird: bird,
	dog: dog,
	butterfly: butterfly,
	fish: fish,
	horse: horse,
	cow: cow,
	// What is to be known of a translation.
	machine: robot,
	reviewed: userCheck,
	former: clockCounterClockwise,
	// Sentences that every language has.
	appointment: calendarCheck,
	tablet: deviceTablet,
	computer: laptop,
	'4g-key': usb,
	calculator: calculator,
	books: books,
	sign: signature,
	paper: fileText,
	// Subjects.
	french: bookOpenText,
	mathematics: mathOperations,
	'history-geography': globeHemisphereEast,
	civics: scales,
	tongue: chatText,
	antiquity: columns,
	'life-sciences': dna,
	'physics-chemistry': flask,
	technology: wrench,
	sport: soccerBall,
	art: paintBrush,
	music: musicNotes,
	economics: coins,
	philosophy: brain,
	cooking: chefHat,
	'life-skills': heartbeat,
	// Kinds of work at home.
	exercises: pencilCircle,
	lesson: headCircuit,
	reading: newspaper,
	writing: penNib,
	test: clipboard,
	bring: tote,
	// Themes of workshops.
	'theme-equip': devices,
	'theme-connect': signIn,
	'theme-communicate': chatCircleText,
	'theme-follow-schooling': listMagnifyingGlass,
	'theme-protect': shieldCheck,
	'theme-accompany': gameController,
	'theme-how-school-works': blueprint,
	'theme-reading': eyeglasses,
	'theme-homework': lampPendant,
	'theme-home-languages': globeStand,
	'theme-sleep': cloudMoon,
	'theme-screens': televisionSimple,
	'theme-meals': carrot,
	'theme-adolescence': headphones,
	'theme-orientation': path,
	'theme-bullying': smileySad,
	'theme-parents-cafe': coffee,
	// At a workshop, and after it.
	remote: videoCamera,
	'waiting-list': waitingList,
	learned: medal,
	'helped-much': helpedMuch,
	'helped-little': helpedLittle,
	'helped-not': helpedNot,
	// A place of digital mediation: what people do there, and when it is open.
	'digital-help': desktop,
	hours: clockAfternoon,
	// What there is at home, and how one manages.
	wifi: wifiHigh,
	'data-enough': cellSignalFull,
	'data-short': cellSignalLow,
	printer: printer,
	'use-internet': handTap,
	alone: smiley,
	helped: userPlus,
	'not-yet': smileyMeh,
	sms: chatCenteredDots,
	'to-read': article,
	'not-said': skipForward,
	help: helper,
	// When one is called, and what is open among the national téléservices.
	'any-time': clockClockwise,
	'teleservice-lsu': clipboardText,
	'teleservice-orientation': signpost,
	'teleservice-bourses': money,
	'teleservice-educonnect': key,
	'teleservice-enrolment': folderOpen
};

export const drawings = Object.fromEntries(
	Object.entries(files).map(([name, file]) => [name, shrink(file)])
) as Record<keyof typeof files, string>;
