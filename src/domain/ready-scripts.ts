// All ready-made scripts, in the order in which they are offered.
import { building } from './ready-building.ts';
import { provider } from './ready-provider.ts';
import { ransomware } from './ready-ransomware.ts';
import type { ReadyScript } from './ready-script.ts';
import { alarmExercise, staff } from './ready-staff.ts';

export const readyScripts: readonly ReadyScript[] = [ransomware, building, staff, provider, alarmExercise];
