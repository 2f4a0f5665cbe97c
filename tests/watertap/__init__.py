"""What is handed to WaterTAP, run by it; `make watertap` brings it, which takes 800 MB, and a solver."""
