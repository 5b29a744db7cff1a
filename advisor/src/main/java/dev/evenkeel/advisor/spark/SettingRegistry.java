package dev.evenkeel.advisor.spark;

import dev.evenkeel.advisor.facts.KnownSettings;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.internal.config.ConfigEntry$;
import org.apache.spark.sql.internal.SQLConf$;
import org.jspecify.annotations.Nullable;

/**
 * What the Spark on the class path knows of settings: every name, what is deprecated, what a session can
 * change, and which texts each takes.
 *
 * <p>Example: on Spark 3.5.9 {@code SettingRegistry.read().size()} is about 930, on 4.2.0 about 1,280.
 *
 * <p>Needs no session and changes none. Cost: no job; a second or a few, once, to load the classes in which
 * Spark registers its settings. Settings of libraries (catalogs, connectors) are not among them.
 *
 * <p>Implementation note: a setting registers itself when the object that holds it is loaded, so that all holders are
 * loaded first; those of modules that are not there are passed over. What Spark says of deprecated names lies in private
 * fields and is read as far as it can be.
 */
public final class SettingRegistry {
    private static final System.Logger LOG = System.getLogger(SettingRegistry.class.getName());
    private static final String CONFIG = "org.apache.spark.internal.config.";
    private static final List<String> HOLDERS = List.of(
            CONFIG + "package$",
            CONFIG + "Deploy$",
            CONFIG + "History$",
            CONFIG + "Kryo$",
            CONFIG + "Network$",
            CONFIG + "Python$",
            CONFIG + "R$",
            CONFIG + "Status$",
            CONFIG + "Streaming$",
            CONFIG + "Tests$",
            CONFIG + "UI$",
            CONFIG + "Worker$",
            "org.apache.spark.deploy.k8s.Config$",
            "org.apache.spark.deploy.yarn.config.package$",
            "org.apache.spark.sql.connect.config.Connect$",
            "org.apache.spark.sql.hive.HiveUtils$",
            "org.apache.spark.sql.internal.SQLConf$",
            "org.apache.spark.sql.internal.StaticSQLConf$");

    private SettingRegistry() {}

    /**
     * {@return what the Spark on the class path knows; nothing where it keeps its settings elsewhere than every line so
     * far, so that rules about settings are silent there and the others go on}
     */
    public static KnownSettings read() {
        try {
            return known();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "the settings that this Spark knows cannot be read", e);
            return KnownSettings.none();
        }
    }

    private static KnownSettings known() {
        for (String holder : HOLDERS) load(holder);
        Map<String, ConfigEntry<?>> entries = new TreeMap<>();
        ConfigEntry$.MODULE$.knownConfigs().values().forEach(entry -> put(entry, entries));
        SQLConf$.MODULE$.getConfigEntries().forEach(entry -> put(entry, entries));
        Map<String, String> deprecated = new TreeMap<>();
        readDeprecated("org.apache.spark.SparkConf$", "deprecatedConfigs", "deprecationMessage", deprecated);
        readDeprecated("org.apache.spark.sql.internal.SQLConf$", "deprecatedSQLConfigs", "comment", deprecated);
        readDeprecated("org.apache.spark.sql.internal.SQLConf$", "removedSQLConfigs", "comment", deprecated);
        return KnownSettings.of(entries.keySet(), deprecated, (key, text) -> problem(entries.get(key), text))
                .changedBySessions(ofSessions())
                .ofSpark(org.apache.spark.package$.MODULE$.SPARK_VERSION());
    }

    /** What {@code spark.conf().isModifiable} says yes to. */
    private static Set<String> ofSessions() {
        return SQLConf$.MODULE$.getConfigEntries().stream()
                .map(ConfigEntry::key)
                .filter(key -> !SQLConf$.MODULE$.isStaticConfigKey(key))
                .collect(Collectors.toSet());
    }

    private static void load(String holder) {
        try {
            Class.forName(holder);
        } catch (ClassNotFoundException | LinkageError e) {
            // A module that is not on the class path has no settings here.
        }
    }

    private static void put(ConfigEntry<?> entry, Map<String, ConfigEntry<?>> entries) {
        entries.put(entry.key(), entry);
        scala.collection.Iterator<String> others = entry.alternatives().iterator();
        while (others.hasNext()) entries.put(others.next(), entry);
    }

    /** A text that refers to a variable is Spark's own to expand, and is not judged. */
    private static Optional<String> problem(@Nullable ConfigEntry<?> entry, String text) {
        if (entry == null || text.contains("${")) return Optional.empty();
        try {
            Object ignored = entry.valueConverter().apply(text);
            return Optional.empty();
        } catch (RuntimeException e) {
            String said = e.getMessage();
            return Optional.of(
                    said == null ? "no value of it" : said.lines().findFirst().orElse("no value of it"));
        }
    }

    private static void readDeprecated(String holder, String field, String words, Map<String, String> deprecated) {
        try {
            Class<?> type = Class.forName(holder);
            scala.collection.Iterator<?> all = ((scala.collection.Map<?, ?>) read(type, field)).valuesIterator();
            while (all.hasNext()) {
                Object one = all.next();
                String key = String.valueOf(call(one, "key"));
                deprecated.put(key, "since " + call(one, "version") + ": " + call(one, words));
            }
        } catch (ReflectiveOperationException | ClassCastException e) {
            // Another line of Spark keeps them elsewhere: those names are known, and not known to be deprecated.
        }
    }

    /** A Scala object's own value, by its public accessor or its private field. */
    private static Object read(Class<?> type, String name) throws ReflectiveOperationException {
        Object module = type.getField("MODULE$").get(null);
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == 0) return method.invoke(module);
        }
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(module);
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getMethod(name);
        method.setAccessible(true);
        try {
            return method.invoke(target);
        } catch (InvocationTargetException e) {
            throw new ReflectiveOperationException(e.getCause());
        }
    }
}
