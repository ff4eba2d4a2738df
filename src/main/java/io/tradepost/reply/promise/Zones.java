package io.tradepost.reply.promise;

import io.tradepost.reply.promise.Part.OfZone;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By whose clock a time is meant: {@code Beijing time}, {@code CET}, {@code GMT+8}, 北京时间. */
final class Zones {
  /** CST is China's here; the writer is a Chinese exporter's. */
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("cet", "Europe/Paris"),
          Map.entry("cest", "Europe/Paris"),
          Map.entry("mez", "Europe/Berlin"),
          Map.entry("gmt", "UTC"),
          Map.entry("utc", "UTC"),
          Map.entry("bst", "Europe/London"),
          Map.entry("est", "America/New_York"),
          Map.entry("edt", "America/New_York"),
          Map.entry("pst", "America/Los_Angeles"),
          Map.entry("pdt", "America/Los_Angeles"),
          Map.entry("cst", "Asia/Shanghai"),
          Map.entry("bjt", "Asia/Shanghai"),
          Map.entry("hkt", "Asia/Hong_Kong"),
          Map.entry("jst", "Asia/Tokyo"),
          Map.entry("kst", "Asia/Seoul"),
          Map.entry("ist", "Asia/Kolkata"),
          Map.entry("msk", "Europe/Moscow"),
          Map.entry("sgt", "Asia/Singapore"));

  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("beijing", "Asia/Shanghai"),
          Map.entry("china", "Asia/Shanghai"),
          Map.entry("chinese", "Asia/Shanghai"),
          Map.entry("shanghai", "Asia/Shanghai"),
          Map.entry("hongkong", "Asia/Hong_Kong"),
          Map.entry("hk", "Asia/Hong_Kong"),
          Map.entry("kong", "Asia/Hong_Kong"),
          Map.entry("london", "Europe/London"),
          Map.entry("uk", "Europe/London"),
          Map.entry("german", "Europe/Berlin"),
          Map.entry("germany", "Europe/Berlin"),
          Map.entry("berlin", "Europe/Berlin"),
          Map.entry("spanish", "Europe/Madrid"),
          Map.entry("spain", "Europe/Madrid"),
          Map.entry("madrid", "Europe/Madrid"),
          Map.entry("paris", "Europe/Paris"),
          Map.entry("french", "Europe/Paris"),
          Map.entry("italian", "Europe/Rome"),
          Map.entry("moscow", "Europe/Moscow"),
          Map.entry("dubai", "Asia/Dubai"),
          Map.entry("york", "America/New_York"),
          Map.entry("tokyo", "Asia/Tokyo"));

  private static final List<Map.Entry<String, String>> CHINESE =
      List.of(
          Map.entry("北京", "Asia/Shanghai"),
          Map.entry("中国", "Asia/Shanghai"),
          Map.entry("国内", "Asia/Shanghai"),
          Map.entry("香港", "Asia/Hong_Kong"),
          Map.entry("德国", "Europe/Berlin"),
          Map.entry("西班牙", "Europe/Madrid"),
          Map.entry("法国", "Europe/Paris"),
          Map.entry("英国", "Europe/London"),
          Map.entry("伦敦", "Europe/London"),
          Map.entry("美东", "America/New_York"),
          Map.entry("纽约", "America/New_York"),
          Map.entry("东京", "Asia/Tokyo"));

  private Zones() {}

  static @Nullable OfZone at(Tokens tokens, int index) {
    if (tokens.isHan(index)) {
      for (var place : CHINESE) {
        String time = place.getKey() + "时间";
        if (tokens.spells(index, time)) {
          return new OfZone(ZoneId.of(place.getValue()), index + time.length());
        }
      }
      return null;
    }
    int named = tokens.is(index, "hong") || tokens.is(index, "new") ? index + 1 : index;
    String place = PLACES.get(tokens.text(named));
    if (place != null && tokens.is(named + 1, "time")) {
      return new OfZone(ZoneId.of(place), named + 2);
    }
    String zone = SHORT.get(tokens.text(index));
    if (zone == null) {
      return null;
    }
    int offset = zone.equals("UTC") ? tokens.figures(index + 2, 2) : -1;
    if (offset >= 0 && offset <= 14 && (tokens.is(index + 1, "+") || tokens.is(index + 1, "-"))) {
      int hours = tokens.is(index + 1, "+") ? offset : -offset;
      return new OfZone(ZoneOffset.ofHours(hours), index + 3);
    }
    return new OfZone(ZoneId.of(zone), index + 1);
  }
}
