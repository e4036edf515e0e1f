// The page that the address names; all but the first two are loaded when they are opened.
import { lazy, type ReactNode } from 'react';
import { AlarmPage } from '../pages/alarm.tsx';
import { SituationPage } from '../pages/situation.tsx';
import type { Page } from '../route.ts';

const RaisePage = lazy(() => import('../pages/raise.tsx').then((part) => ({ default: part.RaisePage })));
const CallsPage = lazy(() => import('../pages/calls.tsx').then((part) => ({ default: part.CallsPage })));
const JointPage = lazy(() => import('../pages/joint.tsx').then((part) => ({ default: part.JointPage })));
const CheckInsPage = lazy(() => import('../pages/check-ins.tsx').then((part) => ({ default: part.CheckInsPage })));
const CheckInPage = lazy(() => import('../pages/check-in.tsx').then((part) => ({ default: part.CheckInPage })));
const CheckInNewPage = lazy(() =>
  import('../pages/check-in-new.tsx').then((part) => ({ default: part.CheckInNewPage })),
);
const PeoplePage = lazy(() => import('../pages/people.tsx').then((part) => ({ default: part.PeoplePage })));
const EscalationPage = lazy(() => import('../pages/escalation.tsx').then((part) => ({ default: part.EscalationPage })));
const ReachabilityPage = lazy(() =>
  import('../pages/reachability.tsx').then((part) => ({ default: part.ReachabilityPage })),
);
const HandbookPage = lazy(() => import('../pages/handbook.tsx').then((part) => ({ default: part.HandbookPage })));
const FilesPage = lazy(() => import('../pages/files.tsx').then((part) => ({ default: part.FilesPage })));
const ProcessesPage = lazy(() => import('../pages/processes.tsx').then((part) => ({ default: part.ProcessesPage })));
const ProcessPage = lazy(() => import('../pages/process.tsx').then((part) => ({ default: part.ProcessPage })));
const ResourcesPage = lazy(() => import('../pages/resources.tsx').then((part) => ({ default: part.ResourcesPage })));
const ResourcePage = lazy(() => import('../pages/resource.tsx').then((part) => ({ default: part.ResourcePage })));
const ChecklistsPage = lazy(() => import('../pages/checklists.tsx').then((part) => ({ default: part.ChecklistsPage })));
const ChecklistPage = lazy(() => import('../pages/checklist.tsx').then((part) => ({ default: part.ChecklistPage })));
const BcmsPage = lazy(() => import('../pages/bcms.tsx').then((part) => ({ default: part.BcmsPage })));
const EmergencyPage = lazy(() => import('../pages/emergency.tsx').then((part) => ({ default: part.EmergencyPage })));
const PrivacyPage = lazy(() => import('../pages/privacy.tsx').then((part) => ({ default: part.PrivacyPage })));
const PreflightPage = lazy(() => import('../pages/preflight.tsx').then((part) => ({ default: part.PreflightPage })));
const RolloutPage = lazy(() => import('../pages/rollout.tsx').then((part) => ({ default: part.RolloutPage })));
const OperationPage = lazy(() => import('../pages/operation.tsx').then((part) => ({ default: part.OperationPage })));
const ExercisesPage = lazy(() => import('../pages/exercises.tsx').then((part) => ({ default: part.ExercisesPage })));
const DrillsPage = lazy(() => import('../pages/drills.tsx').then((part) => ({ default: part.DrillsPage })));
const ExercisePage = lazy(() => import('../pages/exercise.tsx').then((part) => ({ default: part.ExercisePage })));
const ReviewsPage = lazy(() => import('../pages/reviews.tsx').then((part) => ({ default: part.ReviewsPage })));
const ReviewPage = lazy(() => import('../pages/review.tsx').then((part) => ({ default: part.ReviewPage })));
const TrainingsPage = lazy(() => import('../pages/trainings.tsx').then((part) => ({ default: part.TrainingsPage })));
const PlansPage = lazy(() => import('../pages/plans.tsx').then((part) => ({ default: part.PlansPage })));
const PlanPage = lazy(() => import('../pages/plan.tsx').then((part) => ({ default: part.PlanPage })));
const MeasuresPage = lazy(() => import('../pages/measures.tsx').then((part) => ({ default: part.MeasuresPage })));
const MeasurePage = lazy(() => import('../pages/measure.tsx').then((part) => ({ default: part.MeasurePage })));

const WeekPage = lazy(() => import('../pages/week.tsx').then((part) => ({ default: part.WeekPage })));
const KpiPage = lazy(() => import('../pages/kpi.tsx').then((part) => ({ default: part.KpiPage })));
const LandPage = lazy(() => import('../pages/land.tsx').then((part) => ({ default: part.LandPage })));
const DeviationsPage = lazy(() => import('../pages/deviations.tsx').then((part) => ({ default: part.DeviationsPage })));
const MaturityPage = lazy(() => import('../pages/maturity.tsx').then((part) => ({ default: part.MaturityPage })));
const KpiSetPage = lazy(() => import('../pages/kpi-set.tsx').then((part) => ({ default: part.KpiSetPage })));

export function PageBody({ page }: { page: Page }): ReactNode {
  switch (page.name) {
    case 'situation':
      return <SituationPage />;
    case 'alarm':
      return <AlarmPage key={page.id} id={page.id} />;
    case 'calls':
      return <CallsPage key={page.id} id={page.id} />;
    case 'raise':
      return <RaisePage />;
    case 'joint':
      return <JointPage key={page.id} id={page.id} />;
    case 'check-ins':
      return <CheckInsPage />;
    case 'check-in':
      return <CheckInPage key={page.id} id={page.id} />;
    case 'check-in-new':
      return <CheckInNewPage />;
    case 'people':
      return <PeoplePage />;
    case 'escalation':
      return <EscalationPage />;
    case 'reachability':
      return <ReachabilityPage />;
    case 'handbook':
      return <HandbookPage />;
    case 'exercises':
      return <ExercisesPage />;
    case 'drills':
      return <DrillsPage />;
    case 'exercise':
      return <ExercisePage key={page.id} id={page.id} />;
    case 'reviews':
      return <ReviewsPage />;
    case 'review':
      return <ReviewPage key={page.id} id={page.id} />;
    case 'trainings':
      return <TrainingsPage />;
    case 'plans':
      return <PlansPage />;
    case 'plan':
      return <PlanPage key={page.id} id={page.id} />;
    case 'measures':
      return <MeasuresPage />;
    case 'measure':
      return <MeasurePage key={page.id} id={page.id} />;
    case 'files':
      return <FilesPage />;
    case 'processes':
      return <ProcessesPage />;
    case 'process':
      return <ProcessPage key={page.id} id={page.id} />;
    case 'resources':
      return <ResourcesPage />;
    case 'resource':
      return <ResourcePage key={page.id} id={page.id} />;
    case 'checklists':
      return <ChecklistsPage />;
    case 'checklist':
      return <ChecklistPage key={page.id} id={page.id} />;
    case 'bcms':
      return <BcmsPage />;
    case 'week':
      return <WeekPage />;
    case 'kpi':
      return <KpiPage view={page.id} />;
    case 'land':
      return <LandPage />;
    case 'deviations':
      return <DeviationsPage />;
    case 'maturity':
      return <MaturityPage />;
    case 'kpi-set':
      return <KpiSetPage />;
    case 'preflight':
      return <PreflightPage />;
    case 'rollout':
      return <RolloutPage />;
    case 'operation':
      return <OperationPage />;
    case 'privacy':
      return <PrivacyPage />;
    case 'emergency':
      return <EmergencyPage />;
  }
}
