package dev.evenkeel.benchmarks.data;

import java.util.Properties;

/** H2 in the memory of this Java, one at a time. */
record H2Database() implements Database {
    static Database start() {
        Database database = new H2Database();
        database.run("DROP ALL OBJECTS");
        return database;
    }

    @Override
    public String url() {
        return "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1";
    }

    @Override
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", "sa");
        properties.setProperty("password", "");
        return properties;
    }

    @Override
    public String numbersTo(long last) {
        return "SYSTEM_RANGE(1, " + last + ") AS t(x)";
    }

    @Override
    public void close() {
        run("SHUTDOWN");
    }
}
