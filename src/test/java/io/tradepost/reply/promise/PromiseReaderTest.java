package io.tradepost.reply.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradepost.reply.Promise;
import io.tradepost.reply.WorkCalendar;
import io.tradepost.reply.calendar.AroundTheClock;
import io.tradepost.reply.calendar.HolidayList;
import io.tradepost.reply.calendar.Holidays;
import io.tradepost.reply.calendar.Stretch;
import io.tradepost.reply.calendar.WorkingHours;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromiseReaderTest {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final PromiseReader READER = Rules.promises();

  private static final Holidays CHINA =
      new Holidays(
          List.of(
              new HolidayList(
                  "CN",
                  Set.of(2026),
                  Set.copyOf(
                      Stream.concat(
                              LocalDate.of(2026, 2, 15).datesUntil(LocalDate.of(2026, 2, 24)),
                              LocalDate.of(2026, 10, 1).datesUntil(LocalDate.of(2026, 10, 8)))
                          .toList()),
                  Set.of(
                      LocalDate.of(2026, 2, 14),
                      LocalDate.of(2026, 2, 28),
                      LocalDate.of(2026, 9, 20),
                      LocalDate.of(2026, 10, 10)),
                  List.of(),
                  false)));

  private static final Map<String, WorkCalendar> CALENDARS =
      Map.of(
          "office",
          hours(SHANGHAI, CHINA, "08:30-12:00", "13:30-17:30"),
          "clock",
          new AroundTheClock(SHANGHAI, CHINA),
          "madrid",
          hours(ZoneId.of("Europe/Madrid"), Holidays.NONE, "09:00-18:00"));

  private static WorkCalendar hours(ZoneId zone, Holidays holidays, String... stretches) {
    List<Stretch> day =
        Stream.of(stretches)
            .map(s -> s.split("-", -1))
            .map(s -> Stretch.of(LocalTime.parse(s[0]), LocalTime.parse(s[1])))
            .toList();
    Map<DayOfWeek, List<Stretch>> week = new EnumMap<>(DayOfWeek.class);
    for (int i = 1; i <= 5; i++) {
      week.put(DayOfWeek.of(i), day);
    }
    return new WorkingHours(zone, week, holidays);
  }

  record Told(String sentence, String written, String calendar, String expected) {
    @Override
    public String toString() {
      return sentence + (written.isEmpty() ? "" : " [" + written + "]") + " " + calendar;
    }
  }

  static List<Told> told() throws IOException {
    try (InputStream in = PromiseReaderTest.class.getResourceAsStream("promises.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", -1))
          .map(c -> new Told(c[0].strip(), c[1].strip(), c[2].strip(), c[3].strip()))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("told")
  void aSentencePromises(Told told) {
    WorkCalendar calendar =
        java.util.Objects.requireNonNull(
            CALENDARS.get(told.calendar.isEmpty() ? "office" : told.calendar));
    String written = told.written.isEmpty() ? "2026-11-24 10:00" : told.written;
    var at = LocalDateTime.parse(written, TIME).atZone(calendar.zone()).toInstant();
    List<PromiseReader.Announced> announced = READER.announced(told.sentence);
    String said = "none";
    if (!announced.isEmpty()) {
      said =
          switch (READER.read(announced.getFirst().sentence(), at, calendar)) {
            case Promise.Undated u -> "undated";
            case Promise.Until(String sentence, var until) ->
                until.atZone(calendar.zone()).format(TIME);
          };
    }
    assertThat(said).isEqualTo(told.expected);
  }

  @Test
  void theTableIsLongEnough() throws IOException {
    assertThat(told()).hasSizeGreaterThanOrEqualTo(250).doesNotHaveDuplicates();
  }
}
