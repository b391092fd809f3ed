import { CloudwatchDashboard } from '@cdktn/provider-aws/lib/cloudwatch-dashboard/index.js';
import { Construct } from 'constructs';
import type { MonitoringNames } from './names.js';
import type { Watched } from './watched.js';

/** What `Dashboard` needs. */
export interface DashboardProps {
  readonly names: Pick<MonitoringNames, 'dashboard'>;
  readonly region: string;
  readonly watched: Watched;
  /** Alarms whose state it shows on top. */
  readonly alarmArns: readonly string[];
}

/** One row of figures: its title, what it is about, and the metrics with their statistics. */
interface Chart {
  readonly title: string;
  readonly metrics: readonly (readonly [name: string, statistic: string])[];
}

const requests: readonly Chart[] = [
  { title: 'Requests', metrics: [['RequestCount', 'Sum']] },
  {
    title: 'Errors',
    metrics: [
      ['HTTPCode_ELB_5XX_Count', 'Sum'],
      ['HTTPCode_Target_5XX_Count', 'Sum'],
    ],
  },
  { title: 'Seconds to the answer', metrics: [['TargetResponseTime', 'p95']] },
];

const instances: readonly Chart[] = [
  {
    title: 'Instances',
    metrics: [
      ['GroupInServiceInstances', 'Minimum'],
      ['GroupDesiredCapacity', 'Maximum'],
    ],
  },
];

const database: readonly Chart[] = [
  { title: 'Database: processors', metrics: [['CPUUtilization', 'Average']] },
  { title: 'Database: connections', metrics: [['DatabaseConnections', 'Maximum']] },
  { title: 'Database: free storage', metrics: [['FreeStorageSpace', 'Minimum']] },
  { title: 'Database: free memory', metrics: [['FreeableMemory', 'Minimum']] },
  {
    title: 'Database: seconds of a read and a write',
    metrics: [
      ['ReadLatency', 'Average'],
      ['WriteLatency', 'Average'],
    ],
  },
];

/** Columns that a dashboard has: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
const columns = 24;
const size = { width: columns / 3, height: 6 } as const;

/** A CloudWatch dashboard of load balancer, instances and database. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { names, region, watched, alarmArns }: DashboardProps) {
    super(scope, id);
    const { loadBalancer } = watched;
    const charts = [
      ...requests.map((chart) =>
        widget(chart, 'AWS/ApplicationELB', ['LoadBalancer', loadBalancer.arnSuffix]),
      ),
      ...instances.map((chart) =>
        widget(chart, 'AWS/AutoScaling', ['AutoScalingGroupName', watched.instances.autoScalingGroupName]),
      ),
      ...database.map((chart) =>
        widget(chart, 'AWS/RDS', ['DBInstanceIdentifier', watched.database.identifier]),
      ),
    ];
    const states = { type: 'alarm', width: columns, height: 2, x: 0, y: 0 };
    const placed = charts.map((properties, index) => ({
      ...{ type: 'metric', ...size, x: (index % 3) * size.width, y: 2 + Math.floor(index / 3) * size.height },
      properties: { ...properties, region },
    }));
    const body = {
      widgets: [
        ...(alarmArns.length === 0
          ? []
          : [{ ...states, properties: { title: 'Alarms', alarms: alarmArns } }]),
        ...placed,
      ],
    };
    new CloudwatchDashboard(this, 'dashboard', {
      dashboardName: names.dashboard,
      dashboardBody: JSON.stringify(body),
    });
  }
}

function widget(
  { title, metrics }: Chart,
  namespace: string,
  dimension: readonly [name: string, value: string],
) {
  return {
    ...{ title, view: 'timeSeries', stacked: false, period: 300 },
    metrics: metrics.map(([name, stat]) => [namespace, name, ...dimension, { stat }]),
  };
}
