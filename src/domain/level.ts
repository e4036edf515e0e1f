// How bad it is: Störung, Notfall, Krise (BSI 200-4, 2.1).

export const levels = ['DISRUPTION', 'EMERGENCY', 'CRISIS'] as const;
export type Level = (typeof levels)[number];
