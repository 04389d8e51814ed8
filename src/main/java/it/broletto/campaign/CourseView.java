package it.broletto.campaign;

import java.time.Instant;

/** Something that happened to a campaign before its close. @param closesAt the new close; null where it did not move */
public record CourseView(CourseAct act, String reason, Instant closesAt, Instant at) {}
