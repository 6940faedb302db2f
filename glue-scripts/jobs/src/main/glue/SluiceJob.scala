// Glue compiles a script and starts an object in it; the job itself is the Java class.
object SluiceJob {
  def main(args: Array[String]): Unit = dev.sluice.jobs.Main.main(args)
}
