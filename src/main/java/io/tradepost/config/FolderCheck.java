package io.tradepost.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Whether the handbook's places can all be told apart on a server. */
final class FolderCheck {
  private final Section folders;

  FolderCheck(Section folders) {
    this.folders = folders;
  }

  void check(Settings.Folders read) {
    Map<String, String> places = new TreeMap<>();
    places.put("customer", read.customer());
    places.put("business-assistant", read.businessAssistant());
    places.put("others", read.others());
    for (String key : places.keySet()) {
      String path = fold(places.get(key));
      if (path.equals("inbox")) {
        folders.error(key, "INBOX is where letters arrive; letters are filed to other folders");
      }
      for (String other : places.keySet()) {
        String otherPath = fold(places.get(other));
        boolean same = path.equals(otherPath) && key.compareTo(other) > 0;
        if (same || path.startsWith(otherPath + "/")) {
          folders.error(
              key,
              Words.quoted(String.valueOf(places.get(key)))
                  + " is the folder of folders."
                  + other
                  + " or lies in it; give each a place of its own");
        }
      }
    }
    countries(read.countries());
  }

  /** Two countries in one folder could not be told apart when that folder is read again. */
  private void countries(Map<String, String> countries) {
    Map<String, String> taken = new HashMap<>();
    for (String code : countries.keySet().stream().sorted().toList()) {
      String folder = fold(String.valueOf(countries.get(code)));
      String earlier = taken.putIfAbsent(folder, code);
      String code2 = folder.toUpperCase(Locale.ROOT);
      if (earlier != null) {
        folders.error(
            "countries", code + " and " + earlier + " have the same folder; give each its own");
      } else if (!code2.equals(code) && isCountry(code2) && !countries.containsKey(code2)) {
        folders.error(
            "countries",
            code + " takes the folder " + code2 + ", which is another country's; choose another");
      }
    }
  }

  private static boolean isCountry(String code) {
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code);
  }

  private static String fold(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
