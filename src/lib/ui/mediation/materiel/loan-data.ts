import type { EquipmentKind, EquipmentState } from '../../../domain/equipment/equipment';
import type { LoanStanding } from '../../../domain/equipment/loan';

/** A loan, as staff see it. Days of the school's wall clock, `YYYY-MM-DD`. */
export type LoanData = {
	id: string;
	kind: EquipmentKind;
	label: string;
	inventoryNumber: string | null;
	guardianId: string;
	name: string;
	mobile: string | null;
	lentOn: string;
	dueOn: string;
	lentBy: string;
	lentState: EquipmentState;
	returnedOn: string | null;
	returnedState: EquipmentState | null;
	agreedThrough: 'family' | 'with-staff' | 'paper' | null;
	standing: LoanStanding;
	daysLate: number;
};
