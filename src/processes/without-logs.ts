type Env = Readonly<Record<string, string | undefined>>;

/** TF_LOG and all its kind: TF_LOG_CORE, TF_LOG_PROVIDER_AWS, TF_LOG_SDK_PROTO, TF_LOG_PATH, TF_ACC_LOG, TF_PROVIDER_LOG… */
const logs = /^TF_((\w+_)?LOG(_.*)?)$/i;

/** The variables of any child, without those that make Terraform and its providers log their requests, and the password in them. */
export function withoutLogs(env: Env): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !logs.test(name) || /^TF_VAR_/i.test(name)),
  );
}
