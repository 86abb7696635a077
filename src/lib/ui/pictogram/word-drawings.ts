import type { SchoolWord } from '../../domain/school-words/dictionary';
import airplaneLanding from '@phosphor-icons/core/assets/duotone/airplane-landing-duotone.svg?raw';
import alarm from '@phosphor-icons/core/assets/duotone/alarm-duotone.svg?raw';
import appWindow from '@phosphor-icons/core/assets/duotone/app-window-duotone.svg?raw';
import arrowFatRight from '@phosphor-icons/core/assets/duotone/arrow-fat-right-duotone.svg?raw';
import backpack from '@phosphor-icons/core/assets/duotone/backpack-duotone.svg?raw';
import bandaids from '@phosphor-icons/core/assets/duotone/bandaids-duotone.svg?raw';
import bank from '@phosphor-icons/core/assets/duotone/bank-duotone.svg?raw';
import bed from '@phosphor-icons/core/assets/duotone/bed-duotone.svg?raw';
import binoculars from '@phosphor-icons/core/assets/duotone/binoculars-duotone.svg?raw';
import bookBookmark from '@phosphor-icons/core/assets/duotone/book-bookmark-duotone.svg?raw';
import bookOpenUser from '@phosphor-icons/core/assets/duotone/book-open-user-duotone.svg?raw';
import bowlFood from '@phosphor-icons/core/assets/duotone/bowl-food-duotone.svg?raw';
import briefcase from '@phosphor-icons/core/assets/duotone/briefcase-duotone.svg?raw';
import buildings from '@phosphor-icons/core/assets/duotone/buildings-duotone.svg?raw';
import calendarDots from '@phosphor-icons/core/assets/duotone/calendar-dots-duotone.svg?raw';
import calendarSlash from '@phosphor-icons/core/assets/duotone/calendar-slash-duotone.svg?raw';
import calendarStar from '@phosphor-icons/core/assets/duotone/calendar-star-duotone.svg?raw';
import calendarX from '@phosphor-icons/core/assets/duotone/calendar-x-duotone.svg?raw';
import callBell from '@phosphor-icons/core/assets/duotone/call-bell-duotone.svg?raw';
import cashRegister from '@phosphor-icons/core/assets/duotone/cash-register-duotone.svg?raw';
import certificate from '@phosphor-icons/core/assets/duotone/certificate-duotone.svg?raw';
import chair from '@phosphor-icons/core/assets/duotone/chair-duotone.svg?raw';
import chalkboard from '@phosphor-icons/core/assets/duotone/chalkboard-duotone.svg?raw';
import chalkboardSimple from '@phosphor-icons/core/assets/duotone/chalkboard-simple-duotone.svg?raw';
import chartBar from '@phosphor-icons/core/assets/duotone/chart-bar-duotone.svg?raw';
import chartLineUp from '@phosphor-icons/core/assets/duotone/chart-line-up-duotone.svg?raw';
import chartPieSlice from '@phosphor-icons/core/assets/duotone/chart-pie-slice-duotone.svg?raw';
import chatCenteredText from '@phosphor-icons/core/assets/duotone/chat-centered-text-duotone.svg?raw';
import chatTeardropDots from '@phosphor-icons/core/assets/duotone/chat-teardrop-dots-duotone.svg?raw';
import chats from '@phosphor-icons/core/assets/duotone/chats-duotone.svg?raw';
import chatsTeardrop from '@phosphor-icons/core/assets/duotone/chats-teardrop-duotone.svg?raw';
import clipboardText from '@phosphor-icons/core/assets/duotone/clipboard-text-duotone.svg?raw';
import clockUser from '@phosphor-icons/core/assets/duotone/clock-user-duotone.svg?raw';
import code from '@phosphor-icons/core/assets/duotone/code-duotone.svg?raw';
import compass from '@phosphor-icons/core/assets/duotone/compass-duotone.svg?raw';
import confetti from '@phosphor-icons/core/assets/duotone/confetti-duotone.svg?raw';
import couch from '@phosphor-icons/core/assets/duotone/couch-duotone.svg?raw';
import desk from '@phosphor-icons/core/assets/duotone/desk-duotone.svg?raw';
import deviceMobileSlash from '@phosphor-icons/core/assets/duotone/device-mobile-slash-duotone.svg?raw';
import diceFive from '@phosphor-icons/core/assets/duotone/dice-five-duotone.svg?raw';
import door from '@phosphor-icons/core/assets/duotone/door-duotone.svg?raw';
import doorOpen from '@phosphor-icons/core/assets/duotone/door-open-duotone.svg?raw';
import ear from '@phosphor-icons/core/assets/duotone/ear-duotone.svg?raw';
import envelopeSimple from '@phosphor-icons/core/assets/duotone/envelope-simple-duotone.svg?raw';
import exam from '@phosphor-icons/core/assets/duotone/exam-duotone.svg?raw';
import eyes from '@phosphor-icons/core/assets/duotone/eyes-duotone.svg?raw';
import fastForward from '@phosphor-icons/core/assets/duotone/fast-forward-duotone.svg?raw';
import fileDashed from '@phosphor-icons/core/assets/duotone/file-dashed-duotone.svg?raw';
import fingerprint from '@phosphor-icons/core/assets/duotone/fingerprint-duotone.svg?raw';
import fireExtinguisher from '@phosphor-icons/core/assets/duotone/fire-extinguisher-duotone.svg?raw';
import firstAidKit from '@phosphor-icons/core/assets/duotone/first-aid-kit-duotone.svg?raw';
import flag from '@phosphor-icons/core/assets/duotone/flag-duotone.svg?raw';
import folderOpen from '@phosphor-icons/core/assets/duotone/folder-open-duotone.svg?raw';
import folderUser from '@phosphor-icons/core/assets/duotone/folder-user-duotone.svg?raw';
import footprints from '@phosphor-icons/core/assets/duotone/footprints-duotone.svg?raw';
import forkKnife from '@phosphor-icons/core/assets/duotone/fork-knife-duotone.svg?raw';
import gavel from '@phosphor-icons/core/assets/duotone/gavel-duotone.svg?raw';
import globeHemisphereWest from '@phosphor-icons/core/assets/duotone/globe-hemisphere-west-duotone.svg?raw';
import graduationCap from '@phosphor-icons/core/assets/duotone/graduation-cap-duotone.svg?raw';
import hammer from '@phosphor-icons/core/assets/duotone/hammer-duotone.svg?raw';
import handCoins from '@phosphor-icons/core/assets/duotone/hand-coins-duotone.svg?raw';
import handHeart from '@phosphor-icons/core/assets/duotone/hand-heart-duotone.svg?raw';
import handSoap from '@phosphor-icons/core/assets/duotone/hand-soap-duotone.svg?raw';
import handWaving from '@phosphor-icons/core/assets/duotone/hand-waving-duotone.svg?raw';
import handsClapping from '@phosphor-icons/core/assets/duotone/hands-clapping-duotone.svg?raw';
import handshake from '@phosphor-icons/core/assets/duotone/handshake-duotone.svg?raw';
import hardHat from '@phosphor-icons/core/assets/duotone/hard-hat-duotone.svg?raw';
import heart from '@phosphor-icons/core/assets/duotone/heart-duotone.svg?raw';
import identificationBadge from '@phosphor-icons/core/assets/duotone/identification-badge-duotone.svg?raw';
import identificationCard from '@phosphor-icons/core/assets/duotone/identification-card-duotone.svg?raw';
import imageSquare from '@phosphor-icons/core/assets/duotone/image-square-duotone.svg?raw';
import key from '@phosphor-icons/core/assets/duotone/key-duotone.svg?raw';
import ladder from '@phosphor-icons/core/assets/duotone/ladder-duotone.svg?raw';
import lamp from '@phosphor-icons/core/assets/duotone/lamp-duotone.svg?raw';
import laptop from '@phosphor-icons/core/assets/duotone/laptop-duotone.svg?raw';
import lego from '@phosphor-icons/core/assets/duotone/lego-duotone.svg?raw';
import lifebuoy from '@phosphor-icons/core/assets/duotone/lifebuoy-duotone.svg?raw';
import lightbulb from '@phosphor-icons/core/assets/duotone/lightbulb-duotone.svg?raw';
import link from '@phosphor-icons/core/assets/duotone/link-duotone.svg?raw';
import linkBreak from '@phosphor-icons/core/assets/duotone/link-break-duotone.svg?raw';
import listChecks from '@phosphor-icons/core/assets/duotone/list-checks-duotone.svg?raw';
import listHeart from '@phosphor-icons/core/assets/duotone/list-heart-duotone.svg?raw';
import listNumbers from '@phosphor-icons/core/assets/duotone/list-numbers-duotone.svg?raw';
import lockers from '@phosphor-icons/core/assets/duotone/lockers-duotone.svg?raw';
import mailbox from '@phosphor-icons/core/assets/duotone/mailbox-duotone.svg?raw';
import mapPinPlus from '@phosphor-icons/core/assets/duotone/map-pin-plus-duotone.svg?raw';
import mapTrifold from '@phosphor-icons/core/assets/duotone/map-trifold-duotone.svg?raw';
import megaphone from '@phosphor-icons/core/assets/duotone/megaphone-duotone.svg?raw';
import money from '@phosphor-icons/core/assets/duotone/money-duotone.svg?raw';
import monitor from '@phosphor-icons/core/assets/duotone/monitor-duotone.svg?raw';
import mouse from '@phosphor-icons/core/assets/duotone/mouse-duotone.svg?raw';
import notePencil from '@phosphor-icons/core/assets/duotone/note-pencil-duotone.svg?raw';
import notebook from '@phosphor-icons/core/assets/duotone/notebook-duotone.svg?raw';
import numberSquareFive from '@phosphor-icons/core/assets/duotone/number-square-five-duotone.svg?raw';
import numberSquareFour from '@phosphor-icons/core/assets/duotone/number-square-four-duotone.svg?raw';
import numberSquareThree from '@phosphor-icons/core/assets/duotone/number-square-three-duotone.svg?raw';
import paperclip from '@phosphor-icons/core/assets/duotone/paperclip-duotone.svg?raw';
import password from '@phosphor-icons/core/assets/duotone/password-duotone.svg?raw';
import peace from '@phosphor-icons/core/assets/duotone/peace-duotone.svg?raw';
import pencil from '@phosphor-icons/core/assets/duotone/pencil-duotone.svg?raw';
import pencilLine from '@phosphor-icons/core/assets/duotone/pencil-line-duotone.svg?raw';
import pencilRuler from '@phosphor-icons/core/assets/duotone/pencil-ruler-duotone.svg?raw';
import percent from '@phosphor-icons/core/assets/duotone/percent-duotone.svg?raw';
import personSimpleRun from '@phosphor-icons/core/assets/duotone/person-simple-run-duotone.svg?raw';
import personSimpleWalk from '@phosphor-icons/core/assets/duotone/person-simple-walk-duotone.svg?raw';
import phone from '@phosphor-icons/core/assets/duotone/phone-duotone.svg?raw';
import phoneList from '@phosphor-icons/core/assets/duotone/phone-list-duotone.svg?raw';
import piggyBank from '@phosphor-icons/core/assets/duotone/piggy-bank-duotone.svg?raw';
import plant from '@phosphor-icons/core/assets/duotone/plant-duotone.svg?raw';
import plusCircle from '@phosphor-icons/core/assets/duotone/plus-circle-duotone.svg?raw';
import prescription from '@phosphor-icons/core/assets/duotone/prescription-duotone.svg?raw';
import prohibit from '@phosphor-icons/core/assets/duotone/prohibit-duotone.svg?raw';
import puzzlePiece from '@phosphor-icons/core/assets/duotone/puzzle-piece-duotone.svg?raw';
import question from '@phosphor-icons/core/assets/duotone/question-duotone.svg?raw';
import repeat from '@phosphor-icons/core/assets/duotone/repeat-duotone.svg?raw';
import roadHorizon from '@phosphor-icons/core/assets/duotone/road-horizon-duotone.svg?raw';
import rocketLaunch from '@phosphor-icons/core/assets/duotone/rocket-launch-duotone.svg?raw';
import screwdriver from '@phosphor-icons/core/assets/duotone/screwdriver-duotone.svg?raw';
import scroll from '@phosphor-icons/core/assets/duotone/scroll-duotone.svg?raw';
import sealCheck from '@phosphor-icons/core/assets/duotone/seal-check-duotone.svg?raw';
import signature from '@phosphor-icons/core/assets/duotone/signature-duotone.svg?raw';
import signpost from '@phosphor-icons/core/assets/duotone/signpost-duotone.svg?raw';
import smileySad from '@phosphor-icons/core/assets/duotone/smiley-sad-duotone.svg?raw';
import stairs from '@phosphor-icons/core/assets/duotone/stairs-duotone.svg?raw';
import stamp from '@phosphor-icons/core/assets/duotone/stamp-duotone.svg?raw';
import storefront from '@phosphor-icons/core/assets/duotone/storefront-duotone.svg?raw';
import suitcaseRolling from '@phosphor-icons/core/assets/duotone/suitcase-rolling-duotone.svg?raw';
import target from '@phosphor-icons/core/assets/duotone/target-duotone.svg?raw';
import textAa from '@phosphor-icons/core/assets/duotone/text-aa-duotone.svg?raw';
import ticket from '@phosphor-icons/core/assets/duotone/ticket-duotone.svg?raw';
import timer from '@phosphor-icons/core/assets/duotone/timer-duotone.svg?raw';
import toolbox from '@phosphor-icons/core/assets/duotone/toolbox-duotone.svg?raw';
import trafficSignal from '@phosphor-icons/core/assets/duotone/traffic-signal-duotone.svg?raw';
import trayArrowDown from '@phosphor-icons/core/assets/duotone/tray-arrow-down-duotone.svg?raw';
import treePalm from '@phosphor-icons/core/assets/duotone/tree-palm-duotone.svg?raw';
import umbrella from '@phosphor-icons/core/assets/duotone/umbrella-duotone.svg?raw';
import userCircleGear from '@phosphor-icons/core/assets/duotone/user-circle-gear-duotone.svg?raw';
import userList from '@phosphor-icons/core/assets/duotone/user-list-duotone.svg?raw';
import userSound from '@phosphor-icons/core/assets/duotone/user-sound-duotone.svg?raw';
import userSwitch from '@phosphor-icons/core/assets/duotone/user-switch-duotone.svg?raw';
import usersFour from '@phosphor-icons/core/assets/duotone/users-four-duotone.svg?raw';
import volleyball from '@phosphor-icons/core/assets/duotone/volleyball-duotone.svg?raw';
import wallet from '@phosphor-icons/core/assets/duotone/wallet-duotone.svg?raw';
import warning from '@phosphor-icons/core/assets/duotone/warning-duotone.svg?raw';
import wheelchair from '@phosphor-icons/core/assets/duotone/wheelchair-duotone.svg?raw';
import { shrink } from './shrink';

/** Phosphor's duotone pictures (MIT), by the word of French school that each stands for. */
const files: Record<SchoolWord, string> = {
	'school-life-office': desk,
	'education-adviser': userList,
	supervisor: eyes,
	'form-teacher': chalkboard,
	'primary-head': userCircleGear,
	'secondary-head': userCircleGear,
	'school-office': callBell,
	bursar: cashRegister,
	'school-nurse': firstAidKit,
	'social-worker': lifebuoy,
	'school-psychologist': couch,
	'disability-assistant': handHeart,
	'nursery-assistant': handSoap,
	'supply-teacher': userSwitch,
	mediator: handshake,
	'nursery-school': lego,
	'primary-school': graduationCap,
	'primary-years': numberSquareFive,
	'lower-secondary': backpack,
	'lower-secondary-years': numberSquareFour,
	'upper-secondary': buildings,
	'upper-secondary-years': numberSquareThree,
	'vocational-school': toolbox,
	'newcomer-class': airplaneLanding,
	'french-as-foreign-language': chatTeardropDots,
	'french-diploma': sealCheck,
	'inclusion-unit': puzzlePiece,
	'adapted-section': stairs,
	'priority-school': plusCircle,
	'primary-support-team': ladder,
	'correspondence-book': notebook,
	absence: chair,
	lateness: alarm,
	'absence-note': paperclip,
	'late-slip': ticket,
	timetable: calendarDots,
	'free-period-room': clockUser,
	library: bookOpenUser,
	canteen: forkKnife,
	'half-board': bowlFood,
	'day-pupil': personSimpleWalk,
	boarding: bed,
	'evening-study': lamp,
	'after-school-care': diceFive,
	locker: lockers,
	supplies: pencilRuler,
	'pencil-case': pencil,
	'school-rules': listNumbers,
	'consent-form': signature,
	'reply-slip': notePencil,
	summons: envelopeSimple,
	'school-certificate': identificationBadge,
	'enrolment-file': folderOpen,
	'proof-of-address': mailbox,
	'emergency-form': phoneList,
	'school-insurance': umbrella,
	'school-cooperative': piggyBank,
	'school-catchment': mapTrifold,
	'catchment-exception': mapPinPlus,
	'compulsory-schooling': chalkboardSimple,
	'dropping-out': linkBreak,
	homework: pencilLine,
	'homework-diary': bookBookmark,
	'homework-club': listChecks,
	tutoring: lightbulb,
	'catch-up': fastForward,
	test: question,
	dictation: ear,
	'national-assessment': chartLineUp,
	grade: exam,
	average: chartBar,
	skills: target,
	'school-term': chartPieSlice,
	'report-card': clipboardText,
	'teacher-comment': chatCenteredText,
	honours: handsClapping,
	'school-record': folderUser,
	'class-delegate': userSound,
	'parent-elections': trayArrowDown,
	'parents-association': link,
	'class-council': usersFour,
	'school-council': chatsTeardrop,
	'parent-teacher-meeting': chats,
	'sports-lessons': personSimpleRun,
	'sports-exemption': bandaids,
	'school-sports-club': volleyball,
	'life-sciences': plant,
	technology: screwdriver,
	'digital-science': code,
	civics: flag,
	'relationships-education': heart,
	languages: globeHemisphereWest,
	'road-safety-test': trafficSignal,
	'digital-test': mouse,
	'brevet-exam': certificate,
	'mock-exam': fileDashed,
	baccalaureate: scroll,
	'career-guidance': signpost,
	'course-choices': listHeart,
	'careers-centre': compass,
	parcoursup: rocketLaunch,
	'workplace-week': storefront,
	'placement-agreement': stamp,
	'trade-diploma': hammer,
	'higher-trade-diploma': briefcase,
	'work-study': hardHat,
	'youth-job-centre': roadHorizon,
	'moving-up': arrowFatRight,
	'repeating-year': repeat,
	'health-plan': prescription,
	'learning-plan': textAa,
	'disability-office': wheelchair,
	grant: money,
	'hardship-fund': handCoins,
	'family-benefits-office': bank,
	'back-to-school-allowance': wallet,
	'income-rate': percent,
	'school-outing': binoculars,
	'school-trip': suitcaseRolling,
	'volunteer-parent': footprints,
	'school-fair': confetti,
	'class-photo': imageSquare,
	'open-day': doorOpen,
	'safety-drill': fireExtinguisher,
	'back-to-school': calendarStar,
	'school-holidays': treePalm,
	'public-holiday': calendarX,
	'bridge-day': calendarSlash,
	strike: megaphone,
	'minimum-service': handWaving,
	'phone-ban': deviceMobileSlash,
	detention: timer,
	'removal-from-class': door,
	'temporary-exclusion': prohibit,
	warning: warning,
	'disciplinary-board': gavel,
	bullying: smileySad,
	'bullying-helpline': phone,
	secularism: peace,
	'school-portal': monitor,
	pronote: appWindow,
	educonnect: key,
	franceconnect: fingerprint,
	username: identificationCard,
	password: password,
	'computer-loan': laptop
};

/** What the drawing of a word is made of, as `drawingOf` gives it for a meaning of the interface. */
export const wordDrawings = Object.fromEntries(
	Object.entries(files).map(([word, file]) => [word, shrink(file)])
) as Record<SchoolWord, string>;
