// Backups as libraries for Java write them: HTML-safe escapes, escaped slashes, surrogate pairs in
// upper-case digits, CR LF, members in reversed order and in the order of a hash map.
//
// java GsonLike.java FOLDER

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

final class GsonLike {
    private static final String IDENTIFIER = "7d8f1c52-3a0e-4b6d-9c41-0e5f2ab86d13";

    /** How members are arranged, how characters are escaped (null: as it is), and the white space. */
    private record Manner(
            Function<Map<String, Object>, Map<String, Object>> order,
            Function<Character, String> escape,
            String newline,
            String indent,
            String colon) {

        String write(Object value) {
            StringBuilder out = new StringBuilder();
            write(value, newline, out);
            return out.toString();
        }

        private void write(Object value, String line, StringBuilder out) {
            if (value instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked")
                Map<String, Object> members = order.apply((Map<String, Object>) map);
                List<Runnable> parts = new ArrayList<>();
                members.forEach((name, member) -> parts.add(() -> {
                    string(name, out);
                    out.append(colon);
                    write(member, line + indent, out);
                }));
                container('{', parts, '}', line, out);
            } else if (value instanceof List<?> list) {
                List<Runnable> parts = new ArrayList<>();
                list.forEach(element -> parts.add(() -> write(element, line + indent, out)));
                container('[', parts, ']', line, out);
            } else if (value instanceof String text) {
                string(text, out);
            } else {
                out.append(value); // a Long or a Boolean
            }
        }

        private void container(
                char open, Collection<Runnable> parts, char close, String line, StringBuilder out) {
            out.append(open);
            String before = line + indent;
            for (Runnable part : parts) {
                out.append(before);
                part.run();
                before = "," + line + indent;
            }
            out.append(line).append(close);
        }

        private void string(String text, StringBuilder out) {
            out.append('"');
            for (char unit : text.toCharArray()) {
                String escaped = escape.apply(unit);
                out.append(escaped == null ? String.valueOf(unit) : escaped);
            }
            out.append('"');
        }
    }

    /** The escapes that everybody shares; the other controls as `control` writes them. */
    private static String shared(char unit, String control) {
        return switch (unit) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> unit < ' ' ? String.format(control, (int) unit) : null;
        };
    }

    /** RFC 8785: names in the order of their UTF-16 units, nothing escaped without need. */
    private static final Manner CANONICAL =
            new Manner(TreeMap::new, unit -> shared(unit, "\\u%04x"), "", "", ":");

    private static String htmlSafe(char unit) {
        return switch (unit) {
            case '<', '>', '&', '=', '\'', '\u2028', '\u2029' -> String.format("\\u%04x", (int) unit);
            default -> shared(unit, "\\u%04x");
        };
    }

    private static String ascii(char unit) {
        return unit < 0x7f ? shared(unit, "\\u%04X") : String.format("\\u%04X", (int) unit);
    }

    private static String slashes(char unit) {
        return unit == '/' ? "\\/" : shared(unit, "\\u%04x");
    }

    private static Map<String, Object> reversed(Map<String, Object> members) {
        List<String> names = new ArrayList<>(members.keySet());
        Collections.reverse(names);
        Map<String, Object> map = new LinkedHashMap<>();
        names.forEach(name -> map.put(name, members.get(name)));
        return map;
    }

    /** In the order of a hash map, of a fixed capacity so that every Java has the same one. */
    private static Map<String, Object> hashed(Map<String, Object> members) {
        Map<String, Object> map = new HashMap<>(64);
        map.putAll(members);
        return map;
    }

    private static final Map<String, Manner> MANNERS = Map.of(
            "html-safe", new Manner(Function.identity(), GsonLike::htmlSafe, "", "", ":"),
            "html-safe-pretty", new Manner(Function.identity(), GsonLike::htmlSafe, "\n", "  ", ": "),
            "ascii-reversed-crlf", new Manner(GsonLike::reversed, GsonLike::ascii, "\r\n", "  ", " : "),
            "slashes-hash-order", new Manner(GsonLike::hashed, GsonLike::slashes, "", "", ":"));

    private static final Map<String, List<String>> WRITTEN = Map.of(
            "texts", List.of("html-safe", "html-safe-pretty", "ascii-reversed-crlf", "slashes-hash-order"),
            "android", List.of("html-safe", "html-safe-pretty", "ascii-reversed-crlf", "slashes-hash-order"),
            "unsafe", List.of("html-safe", "ascii-reversed-crlf", "slashes-hash-order"));

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static String sha256(String text) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> backup(
            String id,
            long generation,
            String appVersion,
            String platform,
            List<Map<String, Object>> accounts,
            List<Integer> order,
            Map<String, Object> settings)
            throws Exception {
        Map<String, Object> document = object(
                "format", "authenticator-backup",
                "version", "1.0",
                "backupId", id,
                "generation", generation,
                "writtenAt", "2026-10-05T07:12:44Z",
                "appVersion", appVersion,
                "platform", platform,
                "storage", platform.equals("ios") ? "icloud" : "microsoft-cloud",
                "recoveryAccount", object(
                        "type", "microsoft-personal", "digest", sha256(id + ":" + IDENTIFIER)),
                "accounts", accounts,
                "omittedAccounts", 0L,
                "order", order.stream().map(n -> accounts.get(n).get("id")).toList(),
                "settings", settings);
        String digest = sha256(CANONICAL.write(document));
        document.put("checksum", object("algorithm", "sha256", "digest", digest));
        return document;
    }

    private static Map<String, Object> totp(String secret, String algorithm, long digits, long period) {
        return object(
                "kind", "totp",
                "secret", secret,
                "algorithm", algorithm,
                "digits", digits,
                "period", period);
    }

    private static Map<String, Object> personal(String issuer, String label) {
        return object(
                "id", "4a243669-1d2e-476c-98ec-6806b64bff81",
                "type", "microsoft-personal",
                "issuer", issuer,
                "label", label,
                "credential", totp("IDWUZZD7WFM6UTFS3ZHCIGJ3PAQE4JN4", "sha1", 6, 30));
    }

    private static Map<String, Object> work(String issuer, String label) {
        return object(
                "id", "c57dc02f-5e25-457a-885c-fcd5616c3ebc",
                "type", "work-or-school",
                "issuer", issuer,
                "label", label,
                "credential", object("kind", "name-only"));
    }

    private static Map<String, Object> other(String issuer, String label) {
        return object(
                "id", "3e763862-17ad-4ccf-9599-14950715b243",
                "type", "non-microsoft",
                "issuer", issuer,
                "label", label,
                "credential",
                totp("RCD6D7ULWYMZEBS5XK5EGYVAIJXDKL34T4SGPLXMUCHUGVI7SVRQ", "sha256", 8, 60));
    }

    private static Map<String, Object> ios(List<Map<String, Object>> accounts) throws Exception {
        Map<String, Object> settings = object(
                "cloudBackup", true,
                "appLock", true,
                "hideCodes", false,
                "usageData", false,
                "theme", "system",
                "appSwitcherBlur", true);
        String id = "071519f2-00a0-4e7c-879c-8d84fa5e57b7";
        return backup(id, 7, "6.8.30", "ios", accounts, List.of(2, 0, 1), settings);
    }

    /** What some library escapes: quotes, backslashes, slashes, HTML, all that is not ASCII. */
    private static Map<String, Object> texts() throws Exception {
        return ios(List.of(
                personal("Microsoft <Outlook> & \"Live\"", "lena+backup=1/2@example.com"),
                work("Contoso's \\ Ops", "C:\\lena\\\"x\" 'y' </z> = & \\" + "u003d \\/"),
                other(
                        "Cafe\u0301 and Caf\u00e9 \u20ac \uff1d",
                        "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud835\udcb3\ud83d\udd11 "
                                + "\u0928\u092e\u0938\u094d\u0924\u0947 \udbff\udffd")));
    }

    /** The other platform: the greatest numbers, an absent issuer, scripts from right to left. */
    private static Map<String, Object> android() throws Exception {
        long greatest = (1L << 53) - 1;
        return backup(
                "c51b84c6-4522-4e03-95bd-f274c9a95e23",
                greatest,
                "6.2610.7201",
                "android",
                List.of(
                        object(
                                "id", "b234f8d5-8d58-42b3-94cb-03ada0c1315d",
                                "type", "non-microsoft",
                                "issuer", "\u05d1\u05e0\u05e7/\u0645\u0631\u062d\u0628\u0627",
                                "label", "\u043b\u0435\u043d\u0430='\u00df'<\u30ec\u30ca>",
                                "credential", object(
                                        "kind", "hotp",
                                        "secret", "NPJSUW2F5JTUD5ENTVJX4RQF7BUEGYRV",
                                        "algorithm", "sha1",
                                        "digits", 6L,
                                        "counter", greatest)),
                        object(
                                "id", "9f232b5f-35f2-4003-8ec2-35a268469b0a",
                                "type", "work-or-school",
                                "label", "lena@contoso.example",
                                "credential", object("kind", "name-only"))),
                List.of(1, 0),
                object("cloudBackup", true, "theme", "dark", "screenCapture", false));
    }

    /** Characters that a text must not hold, but that each library has its own escapes for. */
    private static Map<String, Object> unsafe() throws Exception {
        String controls = "a\0\1\b\t\n\13\f\r\33\37/\177\u0080\u009f";
        return ios(List.of(
                personal("Microsoft", controls + "\u2028\u2029\uffff\ud83f\udfffz"),
                work("Contoso", "lena@contoso.example"),
                other("Fabrikam", "lena")));
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Map<String, Object>> contents =
                Map.of("texts", texts(), "android", android(), "unsafe", unsafe());
        for (Map.Entry<String, List<String>> written : WRITTEN.entrySet()) {
            String content = written.getKey();
            for (String manner : written.getValue()) {
                Path file = Path.of(arguments[0], "java-" + content + "-" + manner + ".json");
                Files.writeString(file, MANNERS.get(manner).write(contents.get(content)));
            }
        }
    }
}
