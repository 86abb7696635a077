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
import midday from './midday.svg?raw';
import morning from './morning.svg?raw';
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
	home: houseLine,
	settings: gearSix,
	language: translate,
	notification: bellRinging,
	'notification-off': bellSlash,
	'sign-out': signOut,
	listen: speakerHigh,
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
	help: helper
};

export const drawings = Object.fromEntries(
	Object.entries(files).map(([name, file]) => [name, shrink(file)])
) as Record<keyof typeof files, string>;
