/** Stands beside every view of a framework. */
export const whatMetMeans =
  '“Met” says that the template keeps the settings which the named sources tie to that control. It proves no compliance: a control asks for more than settings, and only an assessor judges it.';
