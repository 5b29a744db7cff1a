package dev.evenkeel.it;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connect.service.SparkConnectService$;

/** A Spark Connect server that prints the port it listens on, and ends when its standard input does. */
public final class ConnectServer {
    private ConnectServer() {}

    public static void main(String[] arguments) throws IOException {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("connect-server")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.connect.grpc.binding.address", "127.0.0.1")
                .config("spark.connect.grpc.binding.port", "0")
                .getOrCreate();
        SparkConnectService$.MODULE$.start(spark.sparkContext());
        System.out.println("listening on " + SparkConnectService$.MODULE$.localPort());
        while (System.in.read() >= 0) {
            // Nothing is said on standard input; it closes when the test is over, whichever way that came about.
        }
        Runtime.getRuntime().halt(0);
    }
}
