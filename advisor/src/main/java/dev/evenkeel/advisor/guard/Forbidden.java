package dev.evenkeel.advisor.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The deny-list: families of settings that no advice touches, whatever the allow-list or an option says.
 *
 * <p>Example: {@code spark.sql.legacy.timeParserPolicy} changes answers, {@code spark.driver.extraJavaOptions} runs
 * code. A key is looked at without regard to case, so that a spelling of one's own does not get round it.
 */
final class Forbidden {
    private record Family(String why, Pattern keys) {}

    private static final List<Family> FAMILIES = List.of(
            family(
                    "may run code",
                    "spark\\.(driver|executor|history|yarn\\.am)\\.(extra|default)\\w*",
                    "spark\\.(jars|files|archives|repl|plugins|pyspark|r|sparkr|executorenv)\\b.*",
                    "spark\\.submit\\..*",
                    "spark\\.(extralisteners|closure\\..*|serializer|kryo\\..*|python\\..*)",
                    "spark\\.shuffle\\.(manager|sort\\.io\\.plugin\\.class|dataio\\..*)",
                    "spark\\.sql\\.(extensions|catalog|catalogimplementation|queryexecutionlisteners)\\b.*",
                    "spark\\.sql\\.(streaming|execution\\.pythonudf|artifact|addartifact)\\b.*",
                    "spark\\.sql\\.(hive\\.metastore|hive\\.thriftserver|sources\\.commitprotocolclass).*",
                    "spark\\.sql\\.(cache\\.serializer|parquet\\.output\\.committer|sources\\.outputcommitter).*",
                    "spark\\..*(class|classpath|classname|command|script|plugin|javaoptions|libraryp)\\w*",
                    "spark\\..*\\.resource\\..*",
                    "spark\\.resources\\..*",
                    "spark\\.(connect|api|sql\\.connect)\\..*"),
            family(
                    "touches credentials or protection",
                    "spark\\..*(password|secret|token|credential|accesskey|apikey).*",
                    "spark\\..*(keytab|principal|keystore|truststore).*",
                    "spark\\.(authenticate|acls|admin|modify|ssl|security|kerberos|delegation).*",
                    "spark\\.(network\\.crypto|io\\.crypto|io\\.encryption|network\\.sasl)\\..*",
                    "spark\\.ui\\..*",
                    "spark\\.user.*"),
            family(
                    "touches what is hidden or logged",
                    "spark\\.(redaction|sql\\.redaction|eventlog|metrics|history)\\b.*",
                    "spark\\.(log|logconf|logline|driver\\.log)\\b.*",
                    "spark\\.executor\\.logs\\..*",
                    "spark\\.sql\\.debug\\..*",
                    "spark\\.evenkeel\\..*"),
            family(
                    "touches addresses",
                    "spark\\.(master|app|deploy|worker|proxy|rpc|port|blockmanager\\.port|local\\.ip)\\b.*",
                    "spark\\.(driver|executor|ui|broadcast|fileserver|repl)\\.(host|port|bindaddress|.*port)",
                    "spark\\..*(endpoint|url|uri|hostname|\\bhost\\b|bindaddress|proxyuser|proxybase)\\w*",
                    "spark\\.(yarn|kubernetes|mesos|hadoop|hive|zookeeper|standalone)\\..*"),
            family(
                    "says where data lie",
                    "spark\\.(local\\.dir|checkpoint|cleaner\\.referencetracking\\.cleancheckpoints).*",
                    "spark\\.sql\\.(warehouse|defaultcatalog|globaltempdatabase|sources\\.default)\\b.*",
                    "spark\\..*(\\.path|\\.dir|directory|location|staging)\\w*",
                    "spark\\.storage\\.decommission\\.fallbackstorage\\..*"),
            family(
                    "can change answers",
                    "spark\\..*legacy.*",
                    "spark\\.sql\\.(ansi|casesensitive|storeassignmentpolicy|mapkeydeduppolicy)\\b.*",
                    "spark\\.sql\\.(timestamptype|collation|lateralcolumnalias)\\b.*",
                    "spark\\.sql\\.session\\..*",
                    "spark\\..*(excludedrules|timezone|rebasemode|int96)\\w*",
                    "spark\\..*(corrupt|ignoremissing|missingfiles|malformed)\\w*",
                    "spark\\..*(overwritemode|mergeschema|inferschema|inference)\\w*",
                    "spark\\..*(infertimestamp|partitioncolumntype)\\w*",
                    "spark\\.sql\\.(crossjoin|groupbyordinal|orderbyordinal|groupbyaliases|decimaloperations)\\b.*",
                    "spark\\.sql\\.(csv|json|avro|xml|variable|view|charasvarchar|readsidecharpadding|functions?)\\b.*",
                    "spark\\.sql\\.(pivotmaxvalues|columnnameofcorruptrecord|preservecharvarchartypeinfo)\\b.*",
                    "spark\\.sql\\.(parser|ui|thriftserver|repl)\\b.*",
                    "spark\\.sql\\.(optimizer\\.disablehints|sources\\.validatepartitioncolumns)\\b.*",
                    "spark\\.sql\\.(hive\\.convert|parquet\\.(binaryasstring|outputtimestamp|fieldid|ignore|write)).*",
                    "spark\\.sql\\.(execution\\.arrow|execution\\.pandas|execution\\.usepartitionevaluator)\\b.*",
                    "spark\\.(sql\\.)?test(ing)?\\b.*"));

    private Forbidden() {}

    private static Family family(String why, String... keys) {
        return new Family(why, Pattern.compile("(?i)" + String.join("|", keys)));
    }

    /** {@return what a setting does that no advice may; empty where it is in none of the families} */
    static Optional<String> why(String key) {
        return FAMILIES.stream()
                .filter(family -> family.keys().matcher(key).matches())
                .map(Family::why)
                .findFirst();
    }
}
