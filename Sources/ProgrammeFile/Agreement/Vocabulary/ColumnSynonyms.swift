/// The words that head the columns of agreements, in English and Spanish.
///
/// In lower case, without accents, articles, years or the names of parties: `Target 2025` is looked up as
/// `target`, `MiFibra Responsibility` as `responsibility`.
enum ColumnSynonyms {
  /// The columns that a heading may stand for.
  static func columns(for heading: String) -> Set<TableColumn> { byHeading[heading] ?? [] }

  /// The columns whose headings stand somewhere in a heading.
  static func columns(within heading: String) -> Set<TableColumn> { Set(index.values(in: heading)) }

  private static let index = PhraseIndex(rows.flatMap { column, headings in headings.map { ($0, column) } })

  private static let byHeading: [String: Set<TableColumn>] = {
    var table: [String: Set<TableColumn>] = [:]
    for (column, headings) in rows {
      for heading in headings { table[heading, default: []].insert(column) }
    }
    return table
  }()

  private static let rows: [TableColumn: [String]] = [
    .field: words("field, item, particular, heading, subject, key, clave, campo, concepto, dato"),
    .details: words(
      "details, detail, particulars, value, description, information, entry, notes, comment, comments, detalle, detalles, "
        + "valor, descripcion, observaciones"),
    .meeting: words(
      "meeting, forum, review, session, call, governance meeting, meeting type, body, committee, ceremony, touchpoint, "
        + "reunion, foro, revision, sesion, comite, instancia"),
    .activity: words(
      "activity, joint activity, what, event, action, marketing activity, activities, campaign, initiative, actividad, "
        + "evento, accion, que"),
    .frequency: words(
      "frequency, cadence, how often, every, interval, recurrence, periodicity, occurs, when, rhythm, schedule, "
        + "frecuencia, cadencia, periodicidad, cada cuanto, cuando"),
    .focus: words(
      "focus, topic, purpose, agenda, subject, topics, scope, objective, about, theme, content, enfoque, tema, temas, "
        + "proposito, objetivo, foco, asunto"),
    .owner: words(
      "owner, led by, lead, leader, responsible, who, host, organiser, organizer, run by, chair, responsable, lider, "
        + "a cargo de, liderado por, quien, dueno"),
    .duration: words("duration, length, how long, duracion"),
    .year: words(
      "year, spend year, contract year, period, fiscal year, agreement year, commitment year, term year, ano, "
        + "periodo, ano contractual, ano de contrato, ejercicio"),
    .minimumSpend: words(
      "minimum spend, floor, commitment, minimum consumption, minimum, spend, committed spend, commitment amount, "
        + "minimum commitment, annual commitment, committed amount, minimum purchase, minimum purchases, consumption, "
        + "spend commitment, amount, gasto minimo, consumo minimo, compromiso, minimo, consumo comprometido, monto, "
        + "compromiso minimo, importe"),
    .discount: words(
      "discount tier, discount, rebate, rate, tier, discount rate, rebate rate, discount level, descuento, bonificacion, "
        + "nivel de descuento, tramo de descuento, tasa"),
    .service: words(
      "service, product, offering, component, line item, service name, solution, servicio, producto, oferta, solucion"
    ),
    .monthly: words(
      "est monthly, estimated monthly, monthly estimate, monthly, expected monthly, est monthly cost, monthly cost, "
        + "monthly spend, est monthly spend, estimated monthly cost, per month, monthly amount, mensual estimado, "
        + "estimado mensual, costo mensual, mensual, gasto mensual, est mensual"),
    .pricingModel: words(
      "pricing model, model, price model, pricing, charged by, billing, billing model, pricing basis, charging model, unit, "
        + "modelo de precios, modelo, modelo de precio, tarifa, facturacion"),
    .fund: words(
      "programme, program, fund, budget line, pot, funding programme, funding program, fund name, co marketing programme, "
        + "source, mdf, benefit, programa, fondo, partida, linea de presupuesto"),
    .funding: words(
      "funding, budget, allocation, amount, allocated, available, fund, annual budget, allotment, value, sum, cap, "
        + "financiamiento, financiacion, presupuesto, monto, asignacion, importe, aporte"),
    .purpose: words(
      "activities, purpose, for, used for, use, eligible activities, uses, activity, eligible use, what for, covers, "
        + "actividades, proposito, para, uso, destino, actividades elegibles"),
    .training: words(
      "training, course, training programme, training program, programme, program, curriculum, enablement, learning path, "
        + "capacitacion, formacion, curso, entrenamiento, programa"),
    .budget: words(
      "budget, yearly budget, annual budget, budget per year, investment, cost, amount, funding, allocation, spend, "
        + "presupuesto, presupuesto anual, inversion, monto, costo"),
    .delivery: words(
      "delivery, given by, delivered by, provider, by, delivery method, delivery mode, format, provided by, trainer, "
        + "modalidad, proveedor, imparte, impartido por, entrega, dictado por"),
    .certification: words(
      "certification, credential, certificate, qualification, accreditation, exam, badge, certificacion, credencial, "
        + "acreditacion"),
    .holders: words(
      "holders, certified today, current, certified, now, today, held, have, current holders, people certified, "
        + "certified staff, certified now, current number, actual, titulares, certificados, actuales, hoy, vigentes"
    ),
    .target: words(
      "target, required, goal, needed, by end of, objective, target number, plan, aim, end of, by, minimum, "
        + "required number, must have, to be held, meta, objetivo, requerido, requeridos, exigido, al cierre de"
    ),
    .level: words(
      "target, commitment, goal, service level, level, threshold, objective, sla, slo, agreed level, target level, "
        + "required, meta, objetivo, compromiso, nivel, nivel de servicio, umbral"),
    .due: words(
      "due, deadline, due date, target date, by when, date, by, vencimiento, fecha limite, fecha, plazo"),
    .metric: words(
      "metric, measure, service level, kpi, indicator, sla, key indicator, measurement, key metric, parameter, "
        + "metrica, indicador, medida, parametro"),
    .current: words(
      "current, today, now, baseline, actual, present, current value, as is, currently, status quo, latest, current state, "
        + "actual, hoy, linea base, valor actual, situacion actual"),
    .penalty: words(
      "penalty, if missed, consequence, remedy, service credit, on breach, if not met, credit, on miss, sanction, "
        + "penalidad, penalizacion, si se incumple, consecuencia, credito"),
    .initiative: words(
      "initiative, growth initiative, project, programme, program, growth area, workstream, opportunity, play, bet, "
        + "iniciativa, proyecto, iniciativa de crecimiento"),
    .investment: words(
      "investment, joint investment, spend, invest, budget, funding, cost, outlay, inversion, inversion conjunta, "
        + "presupuesto, costo"),
    .revenue: words(
      "expected arr, arr, expected revenue, expected return, revenue, target arr, return, arr target, projected arr, "
        + "annual recurring revenue, incremental arr, arr esperado, ingreso esperado, ingresos esperados, retorno"
    ),
    .description: words(
      "description, category, type, what it is, function, summary, covers, descripcion, categoria, tipo"),
    .useCase: words("use case, use, used for, application, usage, purpose, caso de uso, uso, aplicacion"),
    .requirement: words(
      "requirement, requirements, required, prerequisite, rule, need, expectation, requisito, requerimiento, exigencia"
    ),
    .status: words("status, state, progress, compliance, met, estado, avance, situacion, cumplimiento"),
    .standard: words(
      "standard, framework, control, norm, certification, certificate, regulation, policy, attestation, estandar, norma, "
        + "certificacion, marco, control"),
    .component: words(
      "component, layer, element, area, workstream, phase, service component, building block, componente, elemento, capa"
    ),
    .responsibility: words(
      "responsibility, responsibilities, duty, duties, scope, obligation, obligations, deliverable, responsabilidad, "
        + "responsabilidades, alcance, obligacion"),
    .role: words(
      "role, seat, function, position, responsibility, post, capacity, title, rol, cargo, funcion, puesto"),
    .area: words(
      "area, domain, responsibility, topic, duty, control, field, aspect, layer, task, dominio, responsabilidad, ambito, "
        + "aspecto, tarea"),
    .scenario: words(
      "scenario, event, case, milestone, trigger, situation, exit event, circumstance, escenario, evento, caso, hito, "
        + "situacion, supuesto"),
    .process: words(
      "process, procedure, action, what happens, steps, obligation, measure, how, proceso, procedimiento, accion, medida"
    ),
    .timeline: words(
      "timeline, within, period, duration, deadline, time limit, notice, notice period, time, time frame, timeframe, "
        + "plazo, cronograma, tiempo, en, duracion"),
  ]

  private static func words(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.trimmingPrefix(" ") }.map(String.init)
  }
}
