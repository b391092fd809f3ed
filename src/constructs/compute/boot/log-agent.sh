#!/bin/sh
# Sends the logs of an instance to CloudWatch: installs the CloudWatch agent, and rsyslog, which writes what the journal has to files.
# It runs after the application has started, and its failure stops nothing: an instance without it serves, but its logs stay on it.
set -eu

if ! command -v dnf >/dev/null; then
  echo "multi-env: no dnf, so no CloudWatch agent: the logs stay on this instance." >&2
  exit 0
fi
mkdir -p /var/log/multi-env
dnf install -y amazon-cloudwatch-agent rsyslog logrotate
systemctl enable --now rsyslog
systemctl restart rsyslog
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s \
  -c file:/usr/local/lib/multi-env/log-agent.json
